import path from 'node:path';

/**
 * `src/web` itself: templates and browser files are read from there, also by the compiled program, which stands in
 * `dist/src/web`.
 */
export const webSource = (() => {
  const root = path.resolve(import.meta.dirname, '../..');
  return path.basename(root) === 'dist' ? path.resolve(root, '../src/web') : import.meta.dirname;
})();

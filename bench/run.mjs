// `npm run bench -- NAME`: runs the built dist/bench/NAME.js, whose `bench` is { name, run }.
const [name] = process.argv.slice(2);
if (!/^[\w-]+$/.test(name ?? '')) {
  console.error('Usage: npm run bench -- NAME');
  process.exit(2);
}
const { bench } = await import(`../dist/bench/${name}.js`);
await bench.run();

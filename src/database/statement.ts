import { createHash } from 'node:crypto';

export interface Statement {
  /** Stable for the same text, so that a connection prepares it once. */
  name: string;
  text: string;
}

const statements = new WeakMap<TemplateStringsArray, Statement>();

/** The statement of an `sql` template: its values become $1, $2 … and are never part of the text. */
export function statementOf(strings: TemplateStringsArray): Statement {
  let statement = statements.get(strings);
  if (!statement) {
    const text = strings.reduce((sql, part, i) => `${sql}$${i}${part}`);
    statement = { name: createHash('md5').update(text).digest('base64url'), text };
    statements.set(strings, statement);
  }
  return statement;
}

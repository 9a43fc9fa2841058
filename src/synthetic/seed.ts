import { Problem } from '../kernel/problem.js';
import { Answers, type AnswerFile } from './answers/answers.js';
import { generateAuthority, type AuthorityOptions } from './authority.js';
import { historyUntil } from './history.js';
import { fill, hashesOf, signInsOf, type SignIn } from './fill.js';

export interface Seeding extends AuthorityOptions {
  ownerUrl: string;
  /** Null: nobody can sign in. */
  password: string | null;
  /** Also count what its monthly returns must say. */
  withAnswers: boolean;
  log: (line: string) => void;
}

export interface Seeded {
  /** Of the authority. */
  id: string;
  /** Null when they were not asked for. */
  answers: AnswerFile | null;
  signIns: SignIn[];
}

/** Whether the bank holidays of a history that ends then are known: its months are frozen on working days. */
export function mayEndAt(endsAt: number): boolean {
  try {
    return historyUntil(endsAt).months.length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** Adds a synthetic authority to a database. @throws Problem `conflict` when there is one of its name */
export async function seedAuthority(seeding: Seeding): Promise<Seeded> {
  const { ownerUrl, password, withAnswers, log, ...options } = seeding;
  const authority = generateAuthority(options);
  const signIns = signInsOf(authority);
  const passwordHashes = await hashesOf(signIns, password);
  const answers = withAnswers ? new Answers(authority) : null;
  const load = { authority, passwordHashes, log, onChild: answers?.add.bind(answers) };
  const isNew = await fill(ownerUrl, load, async (client) => {
    const { rowCount } = await client.query('SELECT FROM authority WHERE name = $1', [options.name]);
    return rowCount === 0;
  });
  if (!isNew) throw new Problem('conflict', `There is an authority called “${options.name}” already`);
  return { id: authority.id, answers: answers?.file() ?? null, signIns };
}

import { collectionOf } from '../../../../src/returns/ssda903/collection.js';
import { Children } from '../../../../src/returns/ssda903/reading/children.js';
import { readFiles } from '../../../../src/returns/ssda903/reading/return-folder.js';
import { sharedUpns } from '../../../../src/returns/ssda903/reading/shared-upns.js';

function files(texts: Record<string, string>) {
  const named = Object.entries(texts).map(([name, text]) => ({ name, bytes: new TextEncoder().encode(text) }));
  return readFiles(named, 2025);
}

const MISSING = 'CHILD,DOB,MISSING,MIS_START,MIS_END\n';
const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\n';

describe('the children of a return', () => {
  it('are everybody any file of either year names, headers first', () => {
    const current = files({ 'm.csv': `${MISSING}C3,,M,,\nC1,,M,,\nC3,,A,,\n`, 'h.csv': `${HEADER}C1,,,,,,\n` });
    const previous = files({ 'm.csv': `${MISSING}C4,,M,,\n` });
    const children = new Children(collectionOf(2025), current, previous);
    expect(children.identifiers).toEqual(['C1', 'C3', 'C4']);
    const [c1, c3, c4] = [...children];
    expect(c1!.header?.index).toBe(0);
    expect(c3!.missing.map(({ MISSING, index }) => [MISSING, index])).toEqual([
      ['M', 0],
      ['A', 2],
    ]);
    expect(c3!.previous?.missing).toEqual([]);
    expect(c4!.missing).toEqual([]);
    expect(c4!.previous?.missing).toMatchObject([{ index: 0, last: true }]);
  });

  it('include one for each row that names nobody, but none for a blank row', () => {
    const children = new Children(
      collectionOf(2025),
      files({ 'm.csv': `${MISSING},,M,,\n,,,,\n,,A,,\nC1,,M,,\n` }),
      null,
    );
    expect([...children].map((child) => [child.CHILD, child.missing.map(({ index }) => index)])).toEqual([
      ['', [0]],
      ['', [2]],
      ['C1', [3]],
    ]);
    expect(children.problems.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('are told apart from a file that was not sent', () => {
    const [child] = [...new Children(collectionOf(2025), files({ 'm.csv': `${MISSING}C1,,M,,\n` }), null)];
    expect([child!.has('Missing'), child!.has('Header'), child!.header, child!.previous]).toEqual([
      true,
      false,
      null,
      null,
    ]);
  });

  it('reads the first of two files that are the same file of the return, and says so', () => {
    const { tables, problems } = files({ 'b.csv': `${MISSING}C2,,M,,\n`, 'a.csv': `${MISSING}C1,,M,,\n` });
    expect(tables.get('Missing')!.childOf(0)).toBe('C1');
    expect(problems).toMatchObject([{ kind: 'unreadable', file: 'b.csv' }]);
  });

  it('knows the UPNs that stand on several headers, codes for no UPN aside', () => {
    const upns = ['A1', 'A2', 'a1', 'UN1', 'UN1', '', ''].map((upn, i) => `C${i},,,,${upn},,\n`);
    expect([...sharedUpns(files({ 'h.csv': HEADER + upns.join('') }))]).toEqual(['A1']);
  });
});

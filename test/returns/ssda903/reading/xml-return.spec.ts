import { readFiles } from '../../../../src/returns/ssda903/reading/return-folder.js';
import { Children } from '../../../../src/returns/ssda903/reading/children.js';
import { collectionOf } from '../../../../src/returns/ssda903/collection.js';
import { plainDate } from '../../../../src/kernel/plain-date.js';

const WHOLE = `<?xml version="1.0" encoding="UTF-8"?>
<EXPSSDA903>
  <!-- one child -->
  <CHILD>
    <HEADER>
      <CHILDID>c1</CHILDID><UPN>A123456789012</UPN><SEX>F</SEX><DOB>01/02/2010</DOB><ETHNIC>WBRI</ETHNIC>
      <UASC>1</UASC><DUC>01/02/2028</DUC><IN_TOUCH>YES</IN_TOUCH><ACTIV/><ACCOM>B1</ACCOM>
      <AMISSING><MISSING>M</MISSING><MIS_START>03/05/2025</MIS_START><MIS_END/></AMISSING>
      <AREVIEW><REVIEW>01/06/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW>
      <AREVIEW><REVIEW>01/09/2025</REVIEW><REVIEW_CODE>PN2</REVIEW_CODE></AREVIEW>
      <PERMANENCE><PREV_PERM>Z1</PREV_PERM><LA_PERM/><DATE_PERM/></PERMANENCE>
      <OC2><SDQ_SCORE>12</SDQ_SCORE><CONVICTED>0</CONVICTED></OC2>
      <AD_PLACED><DATE_PLACED>01/05/2025</DATE_PLACED></AD_PLACED>
    </HEADER>
    <EPISODE><DECOM>10/04/2025</DECOM><RNE>S</RNE><LS>C2</LS><PL>U6</PL><HOME_POST>AB1 2CD</HOME_POST><DEC/><REC/></EPISODE>
  </CHILD>
</EXPSSDA903>`;

function read(text: string) {
  return readFiles([{ name: 'return.xml', bytes: new TextEncoder().encode(text) }], 2025);
}

describe('the return in XML', () => {
  it('is the same child as in CSV, with the flag the header carries', () => {
    const files = read(WHOLE);
    expect(files.problems).toEqual([]);
    expect(files.form).toBe('xml');
    const child = new Children(collectionOf(2025), files, null).at(0);
    expect(child.CHILD).toBe('C1');
    expect(child.header).toMatchObject({ SEX: 'F', DOB: plainDate('2010-02-01'), UASC: '1', UPN: 'A123456789012' });
    expect(child.episodes).toMatchObject([
      { DECOM: plainDate('2025-04-10'), PLACE: 'U6', DEC: null, HOME_POST: 'AB1 2CD' },
    ]);
    expect(child.missing).toMatchObject([{ MISSING: 'M', MIS_START: plainDate('2025-05-03'), MIS_END: null }]);
    expect(child.reviews.map(({ REVIEW_CODE }) => REVIEW_CODE)).toEqual(['PN1', 'PN2']);
    expect(child.prevPerm).toMatchObject([{ PREV_PERM: 'Z1', LA_PERM: null }]);
    expect(child.oc2).toMatchObject([{ SDQ_SCORE: '12', CONVICTED: '0', DOB: plainDate('2010-02-01') }]);
    expect(child.oc3).toMatchObject([{ IN_TOUCH: 'YES', ACTIV: null, ACCOM: 'B1' }]);
    expect(child.uasc).toMatchObject([{ DUC: plainDate('2028-02-01'), SEX: 'F' }]);
    expect(child.placedAdoption).toMatchObject([{ DATE_PLACED: plainDate('2025-05-01') }]);
    expect(child.ad1).toEqual([]);
    expect(child.has('AD1')).toBe(true);
    expect(child.has('SWEpisodes')).toBe(false);
  });

  it.each([
    ['another root', '<RETURN></RETURN>', 1, 'EXPSSDA903'],
    ['a tag that is never closed', '<EXPSSDA903>\n<CHILD>', 2, 'never closed'],
    ['tags that cross', '<EXPSSDA903>\n<CHILD>\n<HEADER></CHILD>', 3, 'closes nothing'],
    ['a document type', '<!DOCTYPE a [<!ENTITY b "c">]>\n<EXPSSDA903/>', 1, 'document type'],
    ['an entity nobody knows', '<EXPSSDA903>\n<CHILD>&b;</CHILD></EXPSSDA903>', 1, '&b;'],
    ['nothing', '  ', 1, 'no element'],
    ['text that is no XML', 'CHILD,DOB', 1, 'outside the root'],
  ])('says where %s spoils it', (_what, text, line, says) => {
    expect(read(text).problems[0]).toMatchObject({
      kind: 'unreadable',
      file: 'return.xml',
      says: expect.stringContaining(says),
    });
    expect(read(text).problems[0]!.line).toBeGreaterThanOrEqual(line);
  });

  it('keeps the children before the place where it breaks off', () => {
    const files = read(WHOLE.replace('</EXPSSDA903>', '<CHILD><HEADER>'));
    expect(files.tables.get('Header')?.rows).toBe(1);
    expect(files.problems).toMatchObject([{ kind: 'unreadable', line: 17 }]);
  });

  it('reads entities and CDATA as the characters they stand for', () => {
    const files = read(
      '<EXPSSDA903><CHILD><HEADER><CHILDID>&#65;&lt;<![CDATA[&B]]></CHILDID></HEADER></CHILD></EXPSSDA903>',
    );
    expect(files.tables.get('Header')!.childOf(0)).toBe('A<&B');
  });
});

import { Readable } from 'node:stream';
import { type PostcodeFileError, readPostcodes, type PostcodeLine } from '../../src/postcodes/postcode-file.js';

async function read(text: string): Promise<PostcodeLine[]> {
  const lines: PostcodeLine[] = [];
  for await (const line of readPostcodes(Readable.from([Buffer.from(text)]))) lines.push(line);
  return lines;
}

async function faultsOf(text: string): Promise<string[]> {
  const error = await read(text).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return (error as PostcodeFileError).faults;
}

const HERE = { postcode: 'ZZ993CZ', easting: 400000, northing: 300000, area: 'E99999999' };

describe('a file of postcodes', () => {
  it.each([
    ['plain columns', 'postcode,easting,northing,area\nZZ99 3CZ,400000,300000,E99999999\n'],
    ['in another order, with more of them', 'la,x,northing,easting,postcode\nE99999999,?,300000,400000,zz993cz\n'],
    ['the ONS Postcode Directory', 'pcd,pcd2,oseast1m,osnrth1m,oslaua\n"ZZ993CZ","ZZ99 3CZ",400000,300000,E99999999\n'],
    ['with a byte-order mark and CRLF', '\ufeffpostcode,easting,northing,area\r\nZZ99 3CZ,400000,300000,E99999999\r\n'],
    [
      'Code-Point Open, which has no header',
      '"ZZ993CZ",10,400000,300000,"E92000001","","","","E99999999","E05000001"\n',
    ],
  ])('%s', async (_sentence, text) => {
    expect(await read(text)).toEqual([HERE]);
  });

  it.each([
    ['blank', 'ZZ99 3CZ,,'],
    ['noughts', 'ZZ99 3CZ,0,0'],
    ['the Irish grid', 'BT99 3CZ,146000,374000'],
  ])('a place that is not on the grid is not known: %s', async (_sentence, row) => {
    expect((await read(`postcode,easting,northing\n${row}\n`))[0]).toMatchObject({ easting: null, northing: null });
  });

  it.each([
    ['nothing', '', ['The file is empty']],
    ['a header alone', 'postcode,easting,northing\n', ['The file has no postcodes']],
    [
      'wrong columns',
      'code,x,y\nZZ99 3CZ,1,1\n',
      ['Row 1: there is no column postcode, easting, northing; there are: code, x, y'],
    ],
    ['no postcode', 'postcode,easting,northing\nZZ99,1,1\n', ['Row 2: “ZZ99” is not a postcode']],
    ['a formula', 'postcode,easting,northing\n=1+1,1,1\n', ['Row 2: “=1+1” is not a postcode']],
    [
      'a half of a place',
      'postcode,easting,northing\nZZ99 3CZ,400000,north\n',
      ['Row 2: northing “north” is not metres'],
    ],
    ['off the map', 'postcode,easting,northing\nZZ99 3CZ,800000,1\n', ['Row 2: easting “800000” is not metres']],
    [
      'the same twice, and another fault',
      'postcode,easting,northing\nZZ99 3CZ,1,1\nZZ993CZ,1,1\nZZ99 3CY,x,1\n',
      ['Row 3: ZZ993CZ stands in the file twice', 'Row 4: easting “x” is not metres'],
    ],
  ])('is refused, row by row: %s', async (_sentence, text, faults) => {
    expect(await faultsOf(text)).toEqual(faults);
  });
});

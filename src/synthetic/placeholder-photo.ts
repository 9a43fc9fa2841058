import { crc32, deflateSync } from 'node:zlib';

type Colour = readonly [red: number, green: number, blue: number];

const [WIDTH, HEIGHT] = [240, 300];
const GROUND: Colour = [0xe8, 0xec, 0xef];

/** A head and shoulders of one colour, as a PNG: a photograph of nobody. */
export function placeholderPhoto(of: Colour): { bytes: Buffer; width: number; height: number } {
  const rows = Array.from({ length: HEIGHT }, (_, y) =>
    Buffer.from([0, ...Array.from({ length: WIDTH }, (_unused, x) => (isFigure(x, y) ? of : GROUND)).flat()]),
  );
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  header.set([8, 2, 0, 0, 0], 8); // eight bits of red, green and blue
  const chunks = [
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.concat(rows))),
    chunk('IEND', Buffer.alloc(0)),
  ];
  return {
    bytes: Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...chunks]),
    width: WIDTH,
    height: HEIGHT,
  };
}

function isFigure(x: number, y: number): boolean {
  const isHead = ((x - WIDTH / 2) / 52) ** 2 + ((y - 115) / 66) ** 2 < 1;
  const areShoulders = ((x - WIDTH / 2) / 105) ** 2 + ((y - HEIGHT) / 105) ** 2 < 1;
  return isHead || areShoulders;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

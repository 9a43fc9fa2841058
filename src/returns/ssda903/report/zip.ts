import { crc32, deflateRawSync } from 'node:zlib';

/** A ZIP of deflated files: each behind its header, then the directory. */
export function zip(files: readonly (readonly [name: string, content: string | Buffer])[]): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of files) {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    const packed = deflateRawSync(bytes);
    const entry = entryOf(name, bytes, packed.length);
    const local = Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), entry, Buffer.from(name)]);
    const place = Buffer.alloc(14);
    place.writeUInt32LE(offset, 10);
    directory.push(Buffer.concat([Buffer.from([0x50, 0x4b, 1, 2, 20, 0]), entry, place, Buffer.from(name)]));
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

/** What the header of a file and its line in the directory have in common: 26 bytes from the version needed on. */
function entryOf(name: string, bytes: Buffer, packedLength: number): Buffer {
  const entry = Buffer.alloc(26);
  entry.writeUInt16LE(20, 0);
  entry.writeUInt16LE(0x0800, 2); // names in UTF-8
  entry.writeUInt16LE(8, 4); // deflated
  entry.writeUInt16LE(0x0021, 8); // 1 January 1980: the same report is the same file
  entry.writeUInt32LE(crc32(bytes), 10);
  entry.writeUInt32LE(packedLength, 14);
  entry.writeUInt32LE(bytes.length, 18);
  entry.writeUInt16LE(Buffer.byteLength(name), 22);
  return entry;
}

import { inflateSync } from 'node:zlib';

/** What a reader’s program copies out of a PDF as pdfkit writes one: page by page, runs of text one after the other. */
export function pdfText(pdf: Buffer): string {
  const objects = objectsOf(pdf);
  const fonts = new Map([...objects].map(([id, { text }]) => [id, toUnicode(objects, text)]));
  const pages = [...objects.values()].filter(({ text }) => /\/Type \/Page\b(?!s)/.test(text));
  return pages.map((page) => pageText(objects, fonts, page.text)).join('\n');
}

interface PdfObject {
  text: string;
  stream: Buffer | null;
}

function objectsOf(pdf: Buffer): Map<string, PdfObject> {
  const all = pdf.toString('latin1');
  const found = [...all.matchAll(/^(\d+) 0 obj\n/gm)].map((match): [string, PdfObject] => {
    const start = match.index + match[0].length;
    const whole = all.slice(start, all.indexOf('\nendobj', start));
    const at = whole.indexOf('stream\n');
    if (at === -1) return [match[1]!, { text: whole, stream: null }];
    const text = whole.slice(0, at);
    const length = Number(/\/Length (\d+)/.exec(text)![1]);
    const raw = Buffer.from(whole.slice(at + 7, at + 7 + length), 'latin1');
    return [match[1]!, { text, stream: /FlateDecode/.test(text) ? inflateSync(raw) : raw }];
  });
  return new Map(found);
}

/** Glyph to letters, by the font’s own table. */
function toUnicode(objects: Map<string, PdfObject>, font: string): string[] | null {
  const table = /\/ToUnicode (\d+) 0 R/.exec(font)?.[1];
  if (!table) return null;
  const map = objects.get(table)!.stream!.toString('latin1');
  return [...map.matchAll(/<[0-9a-f]{4}> <[0-9a-f]{4}> \[([^\]]*)\]/gi)].flatMap(([, list]) =>
    [...list!.matchAll(/<([0-9a-f ]*)>/gi)].map(([, units]) => fromUnits(units!)),
  );
}

function pageText(objects: Map<string, PdfObject>, fonts: Map<string, string[] | null>, page: string): string {
  const inline = (key: string) => {
    const reference = new RegExp(`/${key} (\\d+) 0 R`).exec(page)?.[1];
    return reference ? objects.get(reference)! : null;
  };
  const resources = inline('Resources')?.text ?? page;
  const names = new Map([...resources.matchAll(/\/(F\d+) (\d+) 0 R/g)].map(([, name, id]) => [name!, fonts.get(id!)!]));
  const content = inline('Contents')!.stream!.toString('latin1');
  let font: string[] = [];
  const words: string[] = [];
  for (const [, name, run] of content.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g))
    if (name) font = names.get(name) ?? [];
    else words.push([...run!.matchAll(/<([0-9a-f]+)>/gi)].map(([, glyphs]) => letters(glyphs!, font)).join(''));
  return words.join(' ');
}

function letters(glyphs: string, font: string[]): string {
  return (glyphs.match(/.{4}/g) ?? []).map((glyph) => font[parseInt(glyph, 16)] ?? '?').join('');
}

function fromUnits(units: string): string {
  return String.fromCharCode(...(units.match(/[0-9a-f]{4}/gi) ?? []).map((unit) => parseInt(unit, 16)));
}

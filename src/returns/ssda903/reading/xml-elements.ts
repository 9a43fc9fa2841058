/** An element without attributes: the return's schema has none. Text is that of an element without elements. */
export interface XmlElement {
  readonly name: string;
  /** Where its start tag begins. */
  readonly offset: number;
  readonly elements: XmlElement[];
  text: string;
}

/** A file that is no well-formed XML of the plain kind the return uses. */
export class XmlError extends Error {
  constructor(
    message: string,
    readonly offset: number,
  ) {
    super(message);
  }
}

/**
 * The root element’s name, then its children one by one, so that a whole return is never held. Comments and
 * processing instructions are passed over; a document type is refused, since with it come entities that can be made to
 * grow without end. @throws XmlError where the text is not well formed.
 */
export function* rootAndChildren(text: string): Generator<{ root: string } | { element: XmlElement }> {
  const open: XmlElement[] = [];
  let seenRoot = false;
  let at = 0;
  while (true) {
    const tag = text.indexOf('<', at);
    addText(open, text.slice(at, tag < 0 ? text.length : tag), at);
    if (tag < 0) break;
    const markup = markupAt(text, tag);
    at = markup.end;
    if (markup.kind === 'cdata') open.at(-1)!.text += markup.content;
    if (markup.kind === 'start' || markup.kind === 'empty') {
      if (open.length === 0 && seenRoot) throw new XmlError('there is more than one root element', tag);
      const element: XmlElement = { name: markup.content, offset: tag, elements: [], text: '' };
      if (!seenRoot) yield { root: element.name };
      seenRoot = true;
      open.push(element);
    }
    if (markup.kind === 'end' || markup.kind === 'empty') {
      const element = open.pop();
      if (element?.name !== markup.content) throw new XmlError(`</${markup.content}> closes nothing that is open`, tag);
      if (open.length === 1) yield { element };
      else open.at(-1)?.elements.push(element);
    }
  }
  if (open.length > 0) throw new XmlError(`<${open.at(-1)!.name}> is never closed`, open.at(-1)!.offset);
  if (!seenRoot) throw new XmlError('there is no element', 0);
}

type Markup = { kind: 'start' | 'end' | 'empty' | 'cdata' | 'other'; content: string; end: number };

function markupAt(text: string, at: number): Markup {
  if (text.startsWith('<!--', at)) return { kind: 'other', content: '', end: after(text, '-->', at) };
  if (text.startsWith('<?', at)) return { kind: 'other', content: '', end: after(text, '?>', at) };
  if (text.startsWith('<![CDATA[', at)) {
    const end = after(text, ']]>', at);
    return { kind: 'cdata', content: text.slice(at + 9, end - 3), end };
  }
  if (text.startsWith('<!', at)) throw new XmlError('a document type is not read', at);
  const end = after(text, '>', at);
  const isEnd = text[at + 1] === '/';
  const isEmpty = text[end - 2] === '/';
  const inner = text.slice(at + (isEnd ? 2 : 1), end - (isEmpty ? 2 : 1));
  const name = /^[\w.:-]+/.exec(inner)?.[0];
  if (name === undefined) throw new XmlError('a tag without a name', at);
  return { kind: isEnd ? 'end' : isEmpty ? 'empty' : 'start', content: name, end };
}

function after(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  if (at < 0) throw new XmlError(`no “${mark}” follows`, from);
  return at + mark.length;
}

function addText(open: XmlElement[], text: string, offset: number): void {
  const element = open.at(-1);
  if (element) element.text += text.includes('&') ? withoutEntities(text, offset) : text;
  else if (text.replace('\uFEFF', '').trim() !== '') throw new XmlError('text outside the root element', offset);
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function withoutEntities(text: string, offset: number): string {
  return text.replace(
    /&(?:#x([\da-f]{1,6})|#(\d{1,7})|(\w+));/gi,
    (entity, hex?: string, decimal?: string, name?: string) => {
      const code = hex ? parseInt(hex, 16) : Number(decimal);
      const character = name ? ENTITIES[name] : code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
      if (character === undefined) throw new XmlError(`“${entity}” is not known`, offset);
      return character;
    },
  );
}

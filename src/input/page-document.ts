import { parseHTML } from 'linkedom';
import { InvalidInputError } from '../domain/errors.js';

/** As much of the DOM as is used here: the compiler's own DOM types would make a browser of the whole program. */
export interface PageNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly firstChild: PageNode | null;
  readonly nextSibling: PageNode | null;
  readonly parentNode: PageNode | null;
}

export interface PageElement extends PageNode {
  readonly localName: string;
  readonly attributes: Iterable<{ readonly name: string; readonly value: string }>;
  setAttribute(name: string, value: string): void;
  getAttribute(name: string): string | null;
  querySelectorAll(selector: string): Iterable<PageElement>;
  querySelector(selector: string): PageElement | null;
  remove(): void;
}

export interface PageDocument extends PageElement {
  readonly documentElement: PageElement;
  readonly body: PageElement;
  createElement(name: string): PageElement & { innerHTML: string };
}

/** Tags of a page; long articles have some thousands. With MAX_DEPTH, it keeps the time within seconds. */
const MAX_TAGS = 100_000;
/** Browsers stop at 512. The main text is sought by functions that call themselves at every level. */
const MAX_DEPTH = 256;
/** Angles and ampersands of any kind: the parser makes a piece of text of each that opens nothing. */
const MAX_MARKS = 400_000;

/**
 * Makes a document of a page. Nothing in it is run, and nothing that it names is fetched.
 * @throws InvalidInputError where it is made to take too long
 */
export function parsePage(html: string): PageDocument {
  // By the time that they are elements they have taken theirs.
  if (countOf(html, /<[a-z]/gi) > MAX_TAGS || countOf(html, /[<&]/g) > MAX_MARKS)
    throw new InvalidInputError(`It has more than ${MAX_TAGS} tags, so it is no page of an article.`);
  const { document } = parseHTML(withBody(html)) as unknown as {
    document: PageDocument;
  };
  if (isDeeperThan(document.documentElement, MAX_DEPTH))
    throw new InvalidInputError(
      `It has elements in elements, more than ${MAX_DEPTH} deep, so it is no page of an article.`,
    );
  lowerAttributes(document);
  return document;
}

function countOf(html: string, mark: RegExp): number {
  let count = 0;
  mark.lastIndex = 0;
  while (mark.test(html)) count++;
  return count;
}

/** HTML lets a page leave out its html, head and body tags; the parser does not add them. */
function withBody(html: string): string {
  if (/<body[\s>]/i.test(html) && /<html[\s>]/i.test(html)) return html;
  const root = /<html(?:\s[^>]{0,300})?>/i.exec(html)?.[0] ?? '<html>';
  const title = /<title>[^<]{0,2000}<\/title>/i.exec(html)?.[0] ?? '';
  const rest = html.replace(/<!doctype[^>]{0,300}>|<\/?(?:html|head|body)(?:\s[^>]{0,300})?>/gi, '');
  return `<!doctype html>${root}<head>${title}</head><body>${rest}</body></html>`;
}

/** HTML does not tell upper case from lower in the names of attributes; the parser does. */
function lowerAttributes(document: PageDocument): void {
  for (const element of document.querySelectorAll('html, meta, link, script, time, a'))
    for (const { name, value } of [...element.attributes]) {
      const lower = name.toLowerCase();
      if (lower !== name && element.getAttribute(lower) === null) element.setAttribute(lower, value);
    }
}

function isDeeperThan(root: PageNode, depth: number): boolean {
  let node: PageNode | null = root;
  let level = 1;
  while (node) {
    if (level > depth) return true;
    if (node.firstChild) {
      node = node.firstChild;
      level++;
      continue;
    }
    while (node && node !== root && !node.nextSibling) {
      node = node.parentNode;
      level--;
    }
    if (!node || node === root) return false;
    node = node.nextSibling;
  }
  return false;
}

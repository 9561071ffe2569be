import { Readability } from '@mozilla/readability';
import type { PageDocument, PageElement, PageNode } from './page-document.js';

/** The main text of a page. */
export interface MainText {
  /** Readability's guess at the headline. */
  readonly title?: string;
  /** Readability's guess at who wrote it. */
  readonly byline?: string;
  readonly paragraphs: readonly string[];
  /** Which part of the text stands in links, from 0 to 1. */
  readonly linked: number;
}

/** What never is a part of the text, wherever it stands; asides repeat it in large letters, or lead elsewhere. */
const NO_TEXT =
  'script, style, noscript, template, iframe, object, svg, canvas, video, audio, nav, aside, figure, figcaption, button, select, dialog, [hidden], [aria-hidden="true"]';
/** A short article is one as well; Readability would look on for a longer text, among what is around it. */
const ENOUGH_CHARACTERS = 200;

/**
 * Finds the main text by Readability, and makes paragraphs of it.
 * @returns null where there is none
 */
export function readMainText(document: PageDocument): MainText | null {
  for (const element of document.querySelectorAll(NO_TEXT)) element.remove();
  const found = findContent(document);
  if (!found) return null;
  const all = found.content.textContent?.length ?? 0;
  removeNoise(found.content, all);
  const paragraphs = new Paragraphs();
  paragraphs.read(found.content);
  return { ...found, paragraphs: paragraphs.kept(), linked: paragraphs.linked() };
}

function findContent(
  document: PageDocument,
): { content: PageElement; title?: string; byline?: string } | null {
  try {
    const reader = new Readability<unknown>(document as never, {
      charThreshold: ENOUGH_CHARACTERS,
      keepClasses: true,
      disableJSONLD: true,
      serializer: (node) => node,
    });
    const result = reader.parse();
    if (!result?.content) return null;
    const { content, title, byline } = result;
    return { content: content as PageElement, ...(title ? { title } : {}), ...(byline ? { byline } : {}) };
  } catch {
    // It fails on some pages without a text, by a TypeError (issue 836 of mozilla/readability).
    return null;
  }
}

const NOISE =
  /(?:^|[-_\s])(?:related|promos?|newsletter|advert|advertisement|ads?|sponsor|sponsored|share|sharing|social|caption|credit|credits|copyright|breadcrumbs?|tags|comments?|readmore|read-more|see-also|also-read|recirc|recommended|trending|most-read|popular|subscribe|signup|sign-up|paywall|byline|timestamp|meta|toolbar|pullquote|pull-quote)(?:$|[-_\s])/i;
/** A class named so that holds as much of the text holds the article. */
const NOISE_SHARE = 0.3;

/** Readability keeps what scores well; systems name what is around a text in much the same words. */
function removeNoise(content: PageElement, all: number): void {
  for (const element of content.querySelectorAll('[class], [id]')) {
    const names = `${element.getAttribute('class') ?? ''} ${element.getAttribute('id') ?? ''}`;
    if (!NOISE.test(names.replace(/([a-z])([A-Z])/g, '$1-$2'))) continue;
    if ((element.textContent?.length ?? 0) < all * NOISE_SHARE) element.remove();
  }
}

const INLINE = new Set(
  'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark nobr q rp rt ruby s samp small span strike strong sub sup time tt u var wbr'.split(
    ' ',
  ),
);
const ELEMENT = 1;
const TEXT = 3;
const CDATA = 4;
/** A line that is little else than a link leads to another article: "Read also: ...". */
const LINK_SHARE = 0.7;
const LINK_LINE_MAX = 300;
const ADVERTISEMENT = /^(?:advertisement|story continues below(?: advertisement)?|sponsored content)\W*$/i;

/** Gathers the text between the borders of blocks. */
class Paragraphs {
  readonly #done: { readonly text: string; readonly linked: number }[] = [];
  #open = '';
  #linked = 0;

  /** Calls itself at every level; parsePage has limited them. */
  read(node: PageNode, inLink = false): void {
    if (node.nodeType === TEXT || node.nodeType === CDATA) {
      this.#add((node.textContent ?? '').replace(/[ \t\r\n\f]+/g, ' '), inLink);
      return;
    }
    if (node.nodeType !== ELEMENT) return;
    const name = (node as PageElement).localName.toLowerCase();
    if (name === 'br') this.#add('\n', false);
    else if (name === 'q') this.#readQuotation(node, inLink);
    else if (INLINE.has(name)) this.#readChildren(node, inLink || name === 'a');
    else {
      this.#close();
      this.#readChildren(node, inLink);
      this.#close();
    }
  }

  #readChildren(node: PageNode, inLink: boolean): void {
    for (let child = node.firstChild; child; child = child.nextSibling) this.read(child, inLink);
  }

  /** A browser puts the marks of a q element around it. */
  #readQuotation(node: PageNode, inLink: boolean): void {
    this.#add('“', inLink);
    this.#readChildren(node, inLink);
    this.#add('”', inLink);
  }

  #add(text: string, inLink: boolean): void {
    this.#open += text;
    if (inLink) this.#linked += text.length;
  }

  #close(): void {
    // Two line breaks in a row are how older systems end a paragraph.
    const texts = this.#open
      .split(/\n\s*\n/)
      .map(tidy)
      .filter(Boolean);
    const linked = this.#open.trim().length === 0 ? 0 : this.#linked / this.#open.trim().length;
    for (const text of texts) this.#done.push({ text, linked: Math.min(linked, 1) });
    this.#open = '';
    this.#linked = 0;
  }

  kept(): string[] {
    return this.#done
      .filter(({ text, linked }) => !(linked >= LINK_SHARE && text.length <= LINK_LINE_MAX))
      .map(({ text }) => text)
      .filter((text) => !ADVERTISEMENT.test(text));
  }

  linked(): number {
    const all = this.#done.reduce((sum, { text }) => sum + text.length, 0);
    const linked = this.#done.reduce((sum, { text, linked: share }) => sum + text.length * share, 0);
    return all === 0 ? 0 : linked / all;
  }
}

/**
 * Takes out what only lays the text out: runs of spaces, soft hyphens, no-break spaces but those that belong to
 * the writing (between digits, within guillemets, before French punctuation).
 */
function tidy(text: string): string {
  return text
    .replace(/[\u00ad\ufeff]/g, '')
    .replace(/(?<![«‹]|\d(?=\u00a0\d))\u00a0(?![»›:;!?%€])/g, ' ')
    .replace(/[ \t\u00a0]{2,}/g, ' ')
    .replace(/[ \u00a0]*\n[ \u00a0]*/g, '\n')
    .trim();
}

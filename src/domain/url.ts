/** A url as an article is known by it: a place inside the page is the same article. Null where it is no url. */
export function articleUrl(text: string): URL | null {
  if (!URL.canParse(text)) return null;
  const url = new URL(text);
  url.hash = '';
  return url;
}

/** Stands in every stable article and in no other one. */
export const STABLE_WORD = 'steadfastness';

/**
 * What an article says in its so-manyth version: three statements, of which two stay the same from one version to
 * the next, so that each is changed, added or taken out in its turn. People and places are invented.
 *
 * @param {string} url
 * @param {number} version
 */
export function articleText(url, version) {
  const said = [version, version + 1, version + 2].map(
    (nth) =>
      `“We will mend pier ${nth % 7} of ${url.split('/').at(-1)} before winter ${nth},” said Ilsa Brandreth, the mayor.`,
  );
  return `${said.join('\n\n')}\n\nTomas Okunle said that version ${version} of the plan was the last one.\n`;
}

/**
 * An article that nobody changes.
 * @param {number} number
 */
export function stableArticle(number) {
  return {
    url: `https://faults.example/stable/${number}`,
    language: 'en',
    body: `“Our ${STABLE_WORD} is known in harbour ${number},” said Mira Okonvale, the harbour master.\n`,
  };
}

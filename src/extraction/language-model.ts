import type { Tagger } from './tokens.js';

/** Loads the English model. It costs 40 ms and 50 MB, which a process that only reads does not pay. */
export async function loadTagger(): Promise<Tagger> {
  const [{ default: winkNLP }, { default: model }] = await Promise.all([
    import('wink-nlp'),
    import('wink-eng-lite-web-model'),
  ]);
  const nlp = winkNLP(model, ['pos']);
  const { its } = nlp;
  return (text) => {
    const tokens = nlp.readDoc(text).tokens();
    return { values: tokens.out(its.value), tags: tokens.out(its.pos) };
  };
}

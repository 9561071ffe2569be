/** An article as an input gives it: every part is still as it was written; checkArticle has the last word. */
export type ReadArticle = Readonly<Record<string, unknown>>;

/** Characters remembered for all operations together; then everything is forgotten. */
const MAX_CHARACTERS = 8_000_000;

/** A parent whose plain fields all stand in something that never changes, as a node of the graph. */
export interface EntityParent {
  readonly entity: object;
}

/**
 * How much is remembered. An entity never changes; a changed one is another object, so what was written once for a
 * run of its fields is right as long as it lives.
 */
const memory = { characters: 0, generation: 0 };

function spend(characters: number): void {
  memory.characters += characters;
  if (memory.characters <= MAX_CHARACTERS) return;
  memory.characters = characters;
  memory.generation++;
}

/** A text put together of many, which a search in it makes one of: else they would be put together for each answer. */
function inOnePiece(text: string): string {
  ANYTHING.test(text);
  return text;
}
const ANYTHING = /^./;

/** Remembers what `write` writes of parents whose plain fields stand in an entity. */
export function remembered(write: (parent: unknown) => string): (parent: unknown) => string {
  let { generation } = memory;
  let texts = new WeakMap<object, string>();
  return (parent) => {
    const entity = (parent as Partial<EntityParent> | undefined)?.entity;
    if (entity === undefined) return write(parent);
    if (generation !== memory.generation) {
      generation = memory.generation;
      texts = new WeakMap();
    }
    const known = texts.get(entity);
    if (known !== undefined) return known;
    const text = inOnePiece(write(parent));
    texts.set(entity, text);
    spend(text.length);
    return text;
  };
}

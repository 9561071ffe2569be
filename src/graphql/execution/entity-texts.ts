/** Characters remembered for all operations together; then everything is forgotten. */
const MAX_CHARACTERS = 2_000_000;

/** A parent whose plain fields all stand in something that never changes, as a node of the graph. */
export interface EntityParent {
  readonly entity: object;
}

/** Stands for a run of fields that an operation selects. */
type Run = object;

/**
 * The JSON texts of what stands in entities. An entity never changes; a changed one is another object, so what was
 * written once for a run of its fields is right as long as it lives.
 */
class EntityTexts {
  #texts = new WeakMap<object, Map<Run, string>>();
  #characters = 0;

  get(entity: object, run: Run): string | undefined {
    return this.#texts.get(entity)?.get(run);
  }

  add(entity: object, run: Run, text: string): void {
    this.#characters += text.length;
    if (this.#characters > MAX_CHARACTERS) {
      this.#texts = new WeakMap();
      this.#characters = text.length;
    }
    const known = this.#texts.get(entity);
    if (known) known.set(run, text);
    else this.#texts.set(entity, new Map([[run, text]]));
  }
}

const entityTexts = new EntityTexts();

/** Remembers what `write` writes of parents whose plain fields stand in an entity. */
export function remembered(write: (parent: unknown) => string): (parent: unknown) => string {
  const run: Run = {};
  return (parent) => {
    const entity = (parent as Partial<EntityParent> | undefined)?.entity;
    if (entity === undefined) return write(parent);
    const known = entityTexts.get(entity, run);
    if (known !== undefined) return known;
    const text = write(parent);
    entityTexts.add(entity, run, text);
    return text;
  };
}

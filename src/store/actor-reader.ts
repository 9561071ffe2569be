import type { Kysely } from 'kysely';
import type { Actor } from '../domain/actor.js';
import { mergesOf } from './actor-corrections.js';
import { type ListDefinition, type RowReader, SqlListReader } from './list-reader.js';
import { ACTORS } from './lists.js';
import type { ActorFilter, ActorOrder } from './store.js';
import type { Tables } from './tables.js';

/** Reads actors; the id of one that was merged finds the actor that it became, so that no link breaks. */
export class ActorReader extends SqlListReader<Actor, ActorFilter, ActorOrder> {
  readonly #db: Kysely<Tables>;

  constructor(
    db: Kysely<Tables>,
    rows: RowReader,
    definition: ListDefinition<Actor, ActorFilter, ActorOrder> = ACTORS,
  ) {
    super(db, rows, definition);
    this.#db = db;
  }

  override async byIds(ids: readonly string[]): Promise<(Actor | null)[]> {
    const actors = await super.byIds(ids);
    const missing = ids.filter((_, index) => actors[index] === null);
    if (missing.length === 0) return actors;
    const merges = await mergesOf(this.#db, missing);
    if (merges.size === 0) return actors;
    const present = await super.byIds(ids.map((id) => merges.get(id) ?? id));
    return actors.map((actor, index) => actor ?? present[index] ?? null);
  }
}

import type { App } from '../app.js';
import type { Config } from '../config.js';
import type { Actor } from '../domain/actor.js';
import { InvalidInputError } from '../domain/errors.js';
import { nodeTypeOf } from '../domain/id.js';
import { type ReasonOption, theUser } from './command-line-user.js';
import { followUp, withApp } from './correction.js';

/** More is read from the graph. */
const LISTED = 50;

/** Prints the actors whose name has these words, most statements first, with their ids. */
export async function listActors(config: Config, name: string | undefined): Promise<void> {
  await withApp(config, async ({ store }) => {
    const query = { filter: name === undefined ? {} : { name }, order: 'MOST_STATEMENTS' as const };
    const [page] = await store.actors.pages([query], { size: LISTED, direction: 'FORWARD', cursor: null });
    for (const { node } of page?.entries ?? []) process.stdout.write(`${describe(node)}\n`);
    if (page?.hasMore) process.stdout.write(`... and more; give a part of the name.\n`);
  });
}

/** Makes actors one, for good. Each is named by its id, or by its name where only one has it. */
export async function mergeActors(
  config: Config,
  into: string,
  others: readonly string[],
  options: ReasonOption,
): Promise<void> {
  await withApp(config, async (app) => {
    const target = await findActor(app, into);
    const from = await Promise.all(others.map((other) => findActor(app, other)));
    const moved = await app.store.mergeActors(
      target.id,
      from.map(({ id }) => id),
      theUser(options),
    );
    await followUp(app);
    const [merged] = await app.store.actors.byIds([target.id]);
    process.stdout.write(`${moved} statements moved to ${merged ? describe(merged) : target.id}\n`);
  });
}

/** Makes the actor of some articles someone else of the same name, for good. */
export async function splitActor(
  config: Config,
  actor: string,
  articleIds: readonly string[],
  options: ReasonOption,
): Promise<void> {
  await withApp(config, async (app) => {
    const from = await findActor(app, actor);
    const newId = await app.store.splitActor(from.id, articleIds, theUser(options));
    await followUp(app);
    for (const each of await app.store.actors.byIds([from.id, newId]))
      if (each) process.stdout.write(`${describe(each)}\n`);
  });
}

async function findActor({ store }: App, idOrName: string): Promise<Actor> {
  if (nodeTypeOf(idOrName) === 'Actor') {
    const [actor] = await store.actors.byIds([idOrName]);
    if (actor) return actor;
    throw new InvalidInputError(`There is no actor ${idOrName}.`);
  }
  const named = await store.actorsByName(idOrName);
  const [actor] = named;
  if (!actor)
    throw new InvalidInputError(`Nobody on record is named "${idOrName}": "actors list" has the names.`);
  if (named.length > 1)
    throw new InvalidInputError(
      `${named.length} actors are named "${idOrName}": give the id of one of\n${named.map(describe).join('\n')}`,
    );
  return actor;
}

function describe({ id, name, kind, role, statementCount }: Actor): string {
  return `${id}  ${name} (${[kind.toLowerCase(), role].filter(Boolean).join(', ')}; ${statementCount} statements)`;
}

import { type Kysely, sql } from 'kysely';

/** Articles and actors are searched too: what waits for the index is any document, by its id. */
export async function up({ schema, introspection }: Kysely<unknown>): Promise<void> {
  const present = (await introspection.getTables()).map(({ name }) => name);
  // The last one is made when there is first a second index.
  for (const table of ['outbox', 'index_rebuild_change', 'stand_in_change'])
    if (present.includes(table))
      await schema.alterTable(table).renameColumn('statement_id', 'document_id').execute();

  const createView = (name: string, select: string) => schema.createView(name).as(sql.raw(select)).execute();
  await createView(
    'searched_article',
    `select id, headline, publisher, authors, language, date_published, body
     from article where id not in (select article_id from article_status where status <> 'USABLE')`,
  );
  await createView(
    'searched_actor',
    `select id, name, aliases, role, statement_count from visible_actor where kind <> 'UNNAMED'`,
  );
}

import type { Kysely } from 'kysely';
import type { ColumnTypes } from '../column-types.js';

/** The first layout. Indexes follow the list orders in list-*.ts. */
export async function up({ schema }: Kysely<unknown>, { text, serial }: ColumnTypes): Promise<void> {
  await schema
    .createTable('article')
    .addColumn('id', text, (c) => c.primaryKey().notNull())
    .addColumn('url', text, (c) => c.unique())
    .addColumn('headline', text)
    .addColumn('headline_key', text, (c) => c.notNull())
    .addColumn('publisher', text)
    .addColumn('authors', text, (c) => c.notNull())
    .addColumn('date_published', text)
    .addColumn('sort_date', text, (c) => c.notNull())
    .addColumn('language', text, (c) => c.notNull())
    .addColumn('date_created', text, (c) => c.notNull())
    .addColumn('date_modified', text, (c) => c.notNull())
    .addColumn('body_digest', text, (c) => c.notNull())
    // Last, so that SQLite reads the long text only when it is asked for.
    .addColumn('body', text, (c) => c.notNull())
    .execute();
  await schema.createIndex('article_by_body').on('article').column('body_digest').execute();
  await schema.createIndex('article_by_date').on('article').columns(['sort_date', 'id']).execute();
  await schema.createIndex('article_by_headline').on('article').columns(['headline_key', 'id']).execute();
  await schema.createIndex('article_by_publisher').on('article').column('publisher').execute();

  await schema
    .createTable('actor')
    .addColumn('id', text, (c) => c.primaryKey().notNull())
    .addColumn('name', text, (c) => c.notNull())
    .addColumn('name_key', text, (c) => c.notNull())
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('role', text)
    .addColumn('role_date', text, (c) => c.notNull())
    .addColumn('aliases', text, (c) => c.notNull())
    .addColumn('statement_count', 'integer', (c) => c.notNull())
    .execute();
  await schema.createIndex('actor_by_name').on('actor').columns(['name_key', 'id']).execute();
  await schema
    .createIndex('actor_by_statement_count')
    .on('actor')
    .columns(['statement_count desc', 'name_key', 'id'])
    .execute();

  await schema
    .createTable('actor_name')
    .addColumn('name_key', text, (c) => c.notNull())
    .addColumn('actor_id', text, (c) => c.notNull().references('actor.id').onDelete('cascade'))
    .addPrimaryKeyConstraint('actor_name_pk', ['name_key', 'actor_id'])
    .execute();
  await schema.createIndex('actor_name_by_actor').on('actor_name').column('actor_id').execute();

  await schema
    .createTable('article_actor')
    .addColumn('article_id', text, (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('actor_id', text, (c) => c.notNull().references('actor.id'))
    .addColumn('mentions', text, (c) => c.notNull())
    .addPrimaryKeyConstraint('article_actor_pk', ['article_id', 'actor_id'])
    .execute();
  await schema.createIndex('article_actor_by_actor').on('article_actor').column('actor_id').execute();

  await schema
    .createTable('statement')
    .addColumn('id', text, (c) => c.primaryKey().notNull())
    .addColumn('article_id', text, (c) => c.notNull().references('article.id').onDelete('cascade'))
    .addColumn('position', 'integer', (c) => c.notNull())
    .addColumn('actor_id', text, (c) => c.references('actor.id'))
    .addColumn('kind', text, (c) => c.notNull())
    .addColumn('form', text, (c) => c.notNull())
    .addColumn('text', text, (c) => c.notNull())
    .addColumn('places', text, (c) => c.notNull())
    .addColumn('cue_text', text)
    .addColumn('claim_id', text)
    .addColumn('confidence', 'double precision', (c) => c.notNull())
    .addColumn('date_published', text)
    .addColumn('sort_date', text, (c) => c.notNull())
    .execute();
  const tail = ['sort_date', 'article_id', 'position'] as const;
  await schema
    .createIndex('statement_by_article')
    .on('statement')
    .columns(['article_id', 'position'])
    .execute();
  // Newest first reads dates downwards and an article's statements upwards: an index each way.
  for (const [name, date] of [
    ['newest', 'sort_date desc'],
    ['oldest', 'sort_date'],
  ] as const) {
    const order = [date, 'article_id', 'position'] as const;
    await schema
      .createIndex(`statement_${name}`)
      .on('statement')
      .columns([...order])
      .execute();
    await schema
      .createIndex(`statement_${name}_of_kind`)
      .on('statement')
      .columns(['kind', ...order])
      .execute();
    await schema
      .createIndex(`statement_${name}_of_actor`)
      .on('statement')
      .columns(['actor_id', ...order])
      .execute();
  }
  await schema
    .createIndex('statement_of_claim')
    .on('statement')
    .columns(['claim_id', ...tail])
    .execute();

  await schema
    .createTable('outbox')
    .addColumn('seq', serial.type, (c) => serial.make(c.primaryKey()))
    .addColumn('statement_id', text, (c) => c.notNull().unique())
    .addColumn('version', 'integer', (c) => c.notNull().defaultTo(1))
    .addColumn('date_added', text, (c) => c.notNull())
    .addColumn('retry_at', text, (c) => c.notNull())
    .addColumn('failures', 'integer', (c) => c.notNull().defaultTo(0))
    .addColumn('reason', text)
    .addColumn('claimed_by', text)
    .addColumn('claimed_until', text)
    .execute();
}

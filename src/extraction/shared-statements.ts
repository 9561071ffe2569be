import type { FoundStatement } from './found-statement.js';
import type { Items } from './items.js';
import { furtherSpeakers } from './source-phrases.js';

/** "Ann Lee and Bo Day said": what several say together each of them says; the first one's is there already. */
export function sharedStatements(items: Items, statements: readonly FoundStatement[]): FoundStatement[] {
  const shared: FoundStatement[] = [];
  const copiesOf = new Map<FoundStatement, readonly FoundStatement[]>();
  for (const statement of statements) {
    const { source, sourceOf, partOf } = statement;
    if (!source || sourceOf || statement.content.length === 0) continue;
    const copies = furtherSpeakers(items, source).map(
      (speaker, index): FoundStatement => ({
        ...statement,
        content: [...statement.content],
        source: speaker,
        partOf: partOf && (copiesOf.get(partOf)?.[index] ?? partOf),
      }),
    );
    copiesOf.set(statement, copies);
    shared.push(...copies);
  }
  return shared;
}

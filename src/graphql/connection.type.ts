import { type ClassType, Field, Int, ObjectType } from 'type-graphql';
import type { Page, PageRequest } from '../store/store.js';
import { ActorType } from './actor.type.js';
import { ArticleType } from './article.type.js';
import { ClaimType } from './claim.type.js';
import { GetterField } from './getter-field.js';
import { QuoteType } from './quote.type.js';
import { StatementType } from './statement.type.js';

@ObjectType('PageInfo', { simpleResolvers: true, description: 'Where a page stands in its list (Relay).' })
export class PageInfoType {
  @Field(() => Boolean, { description: 'Whether the list goes on behind the page.' })
  readonly hasNextPage: boolean;

  @Field(() => Boolean, { description: 'Whether the list goes on before the page.' })
  readonly hasPreviousPage: boolean;

  @Field(() => String, { nullable: true, description: "The first entry's cursor; null on an empty page." })
  readonly startCursor: string | null;

  @Field(() => String, { nullable: true, description: "The last entry's cursor; null on an empty page." })
  readonly endCursor: string | null;

  constructor(cursors: readonly string[], hasPreviousPage: boolean, hasNextPage: boolean) {
    this.hasPreviousPage = hasPreviousPage;
    this.hasNextPage = hasNextPage;
    this.startCursor = cursors[0] ?? null;
    this.endCursor = cursors.at(-1) ?? null;
  }
}

interface EdgeOf<Node> {
  readonly cursor: string;
  readonly node: Node;
}

/** Makes the edge and connection types of a node type, by Relay's specification. */
export function connectionOf<Node extends object>(
  name: string,
  nodeType: () => ClassType<Node> | (abstract new () => Node),
) {
  const typeOfNode = nodeType as () => ClassType<Node>;

  @ObjectType(`${name}Edge`, { simpleResolvers: true, description: `One entry of a list of type ${name}.` })
  class Edge implements EdgeOf<Node> {
    @Field(() => String, { description: 'Stands for the entry in `after` and `before`; opaque.' })
    readonly cursor: string;

    @Field(typeOfNode, { description: 'The entry itself.' })
    readonly node: Node;

    constructor(cursor: string, node: Node) {
      this.cursor = cursor;
      this.node = node;
    }
  }

  @ObjectType(`${name}Connection`, {
    simpleResolvers: true,
    description: `A page of a list of type ${name} (Relay).`,
  })
  class Connection {
    @Field(() => [Edge], { description: "The page's entries, each with its cursor." })
    readonly edges: readonly Edge[];

    @Field(() => PageInfoType, { description: 'Where the page stands in its list.' })
    readonly pageInfo: PageInfoType;

    readonly #count: () => Promise<number>;

    constructor(edges: readonly EdgeOf<Node>[], pageInfo: PageInfoType, count: () => Promise<number>) {
      this.edges = edges.map(({ cursor, node }) => new Edge(cursor, node));
      this.pageInfo = pageInfo;
      this.#count = count;
    }

    @GetterField(() => [typeOfNode()], { description: "The page's entries without their cursors." })
    get nodes(): Node[] {
      return this.edges.map(({ node }) => node);
    }

    @Field(() => Int, { nullable: true, description: 'How many entries the whole list has.' })
    totalCount(): Promise<number> {
      return this.#count();
    }
  }
  return Connection;
}

export const ArticleConnection = connectionOf('Article', () => ArticleType);
export const ActorConnection = connectionOf('Actor', () => ActorType);
export const QuoteConnection = connectionOf('Quote', () => QuoteType);
export const ClaimConnection = connectionOf('Claim', () => ClaimType);
export const StatementConnection = connectionOf('Statement', () => StatementType as never) as new (
  edges: readonly EdgeOf<StatementType>[],
  pageInfo: PageInfoType,
  count: () => Promise<number>,
) => object;

type ConnectionClass<Node> = new (
  edges: readonly EdgeOf<Node>[],
  pageInfo: PageInfoType,
  count: () => Promise<number>,
) => object;

/** A page of the store as a connection of the graph. */
export function toConnection<T, Node>(
  Connection: ConnectionClass<Node>,
  page: Page<T>,
  request: PageRequest,
  toNode: (node: T) => Node,
  count: () => Promise<number>,
): object {
  const edges = page.entries.map(({ cursor, node }) => ({ cursor, node: toNode(node) }));
  const forward = request.direction === 'FORWARD';
  // The other side is not looked at: behind a cursor there is, or was, at least the cursor's own entry.
  const otherSide = request.cursor !== null;
  const info = new PageInfoType(
    edges.map(({ cursor }) => cursor),
    forward ? otherSide : page.hasMore,
    forward ? page.hasMore : otherSide,
  );
  return new Connection(edges, info, count);
}

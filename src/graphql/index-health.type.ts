import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import type { IndexFailure, IndexHealth, ReconcileRun } from '../domain/index-health.js';
import { DateTime } from './date-time.scalar.js';

const IndexStatusEnum = {
  UP_TO_DATE: 'UP_TO_DATE',
  BEHIND: 'BEHIND',
  FAILING: 'FAILING',
  AWAY: 'AWAY',
} as const satisfies Record<IndexHealth['status'], IndexHealth['status']>;
registerEnumType(IndexStatusEnum, {
  name: 'IndexStatus',
  description: 'Whether a search finds what is on record.',
  valuesConfig: {
    UP_TO_DATE: { description: 'It finds everything.' },
    BEHIND: {
      description:
        'Changes wait for their turn, mostly for less than a second; or the index is of an older version or unknown, and answers until another is built to take its place.',
    },
    FAILING: {
      description: 'The engine refused some changes; they are tried again, and `failures` says why.',
    },
    AWAY: { description: 'The engine cannot be used at present; changes wait until it is back.' },
  },
});

@ObjectType('IndexFailure', {
  simpleResolvers: true,
  description: 'A statement, article or actor that the search engine refused.',
})
class IndexFailureType {
  @Field(() => ID, { description: 'Of the statement, article or actor, which may be gone.' })
  readonly documentId: string;

  @Field(() => ID, {
    description: 'The same as documentId.',
    deprecationReason: 'Articles and actors are indexed too: read documentId.',
  })
  readonly statementId: string;

  @Field(() => Int, { description: 'How often it was tried.' })
  readonly attempts: number;

  @Field(() => String, { description: "The engine's reason, in its own words." })
  readonly reason: string;

  @Field(() => DateTime, { description: 'When it is tried again.' })
  readonly retryAt: string;

  constructor({ documentId, attempts, reason, retryAt }: IndexFailure) {
    this.documentId = documentId;
    this.statementId = documentId;
    this.attempts = attempts;
    this.reason = reason;
    this.retryAt = retryAt;
  }
}

@ObjectType('ReconcileRun', {
  simpleResolvers: true,
  description:
    'A comparison of every statement, article and actor in the store with the search index. What differed was put right by the next deliveries.',
})
class ReconcileRunType {
  @Field(() => DateTime, { description: 'When it started.' })
  readonly started: string;

  @Field(() => DateTime, { description: 'When it was through.' })
  readonly finished: string;

  @Field(() => Int, { description: 'How many statements, articles and actors were compared.' })
  readonly compared: number;

  @Field(() => Int, { description: 'How many were in the store and not in the index.' })
  readonly missing: number;

  @Field(() => Int, { description: 'How many were in the index otherwise than in the store.' })
  readonly stale: number;

  @Field(() => Int, { description: 'How many were in the index and not in the store.' })
  readonly surplus: number;

  constructor({ started, finished, compared, missing, stale, surplus }: ReconcileRun) {
    this.started = started;
    this.finished = finished;
    this.compared = compared;
    this.missing = missing;
    this.stale = stale;
    this.surplus = surplus;
  }
}

@ObjectType('IndexHealth', {
  simpleResolvers: true,
  description:
    'How the search index stands against the store. Answered also while the search cannot be used.',
})
export class IndexHealthType {
  @Field(() => IndexStatusEnum, { description: 'All of it in a word.' })
  readonly status: IndexHealth['status'];

  @Field(() => String, { description: 'Which engine searches, for people.' })
  readonly engine: string;

  @Field(() => String, { nullable: true, description: "The engine's version; null while it is away." })
  readonly version: string | null;

  @Field(() => Int, { description: 'How many statements, articles and actors the index should have.' })
  readonly documentsInStore: number;

  @Field(() => Int, { nullable: true, description: 'How many it has; null while the engine is away.' })
  readonly documentsInIndex: number | null;

  @Field(() => Int, { description: 'How many of them have changed and wait to be indexed.' })
  readonly backlog: number;

  @Field(() => DateTime, { nullable: true, description: 'When the first of them changed; null for none.' })
  readonly oldestWaiting: string | null;

  @Field(() => Int, { description: 'How many of them the engine has refused.' })
  readonly failed: number;

  @Field(() => [IndexFailureType], { description: 'Those that were refused most often; at most ten.' })
  readonly failures: readonly IndexFailureType[];

  @Field(() => ReconcileRunType, {
    nullable: true,
    description: 'The last comparison of the whole index with the store; null where there was none yet.',
  })
  readonly lastReconcile: ReconcileRunType | null;

  constructor(health: IndexHealth) {
    this.status = health.status;
    this.engine = health.engine.name;
    this.version = health.engine.version;
    this.documentsInStore = health.documentsInStore;
    this.documentsInIndex = health.documentsInIndex;
    this.backlog = health.backlog;
    this.oldestWaiting = health.oldestWaiting;
    this.failed = health.failed;
    this.failures = health.failures.map((failure) => new IndexFailureType(failure));
    this.lastReconcile = health.lastReconcile && new ReconcileRunType(health.lastReconcile);
  }
}

import { ID, ObjectType, registerEnumType } from 'type-graphql';
import type { Article, ArticleStatus } from '../domain/article.js';
import { versionOf } from '../domain/version.js';
import { DateTime } from './date-time.scalar.js';
import { GetterField } from './getter-field.js';
import { NodeType, VERSION_DESCRIPTION } from './node.type.js';

export const ArticleStatusEnum = {
  USABLE: 'USABLE',
  WITHHELD: 'WITHHELD',
  CANCELED: 'CANCELED',
} as const satisfies Record<ArticleStatus, ArticleStatus>;
registerEnumType(ArticleStatusEnum, {
  name: 'ArticleStatus',
  description: 'Whether an article may be used (IPTC ninjs pubstatus).',
  valuesConfig: {
    USABLE: { description: 'Without restriction.' },
    WITHHELD: { description: 'Not until further notice: take down what you show of it.' },
    CANCELED: { description: 'Never: take down what you show of it, and delete your copies.' },
  },
});

@ObjectType('Article', {
  implements: NodeType,
  simpleResolvers: true,
  description:
    'A news article (schema.org NewsArticle). One that is not usable is found by its id or url, so that who has a copy learns of it, but without headline, authors, body, actors and statements, and in no list, count or search. Its quotes and claims, and the actors that no usable article names, are not found at all.',
})
export class ArticleType extends NodeType {
  readonly entity: Article;

  constructor(article: Article) {
    super();
    this.entity = article;
  }

  @GetterField(() => ID, {
    description: 'Opaque and global; stays the same when the article is taken in again.',
  })
  get id(): string {
    return this.entity.id;
  }

  @GetterField(() => String, {
    nullable: true,
    description: 'Where it was published; null where that was not told.',
  })
  get url(): string | null {
    return this.entity.url;
  }

  @GetterField(() => ArticleStatusEnum, { description: 'Whether it may be used.' })
  get status(): ArticleStatus {
    return this.entity.status;
  }

  @GetterField(() => String, {
    nullable: true,
    description: 'Why it has its status, in words for readers; null where that was not told.',
  })
  get statusNote(): string | null {
    return this.entity.statusNote;
  }

  @GetterField(() => DateTime, {
    nullable: true,
    description: 'When it got its status; null where it has always been usable.',
  })
  get dateStatusChanged(): string | null {
    return this.entity.dateStatusChanged;
  }

  get isUsable(): boolean {
    return this.entity.status === 'USABLE';
  }

  @GetterField(() => String, {
    nullable: true,
    description: 'Null where none was told, or the article is not usable.',
  })
  get headline(): string | null {
    return this.isUsable ? this.entity.headline : null;
  }

  @GetterField(() => String, {
    nullable: true,
    description: 'Who published it; null where that was not told.',
  })
  get publisher(): string | null {
    return this.entity.publisher;
  }

  @GetterField(() => [String], {
    description:
      'Who wrote it, as the byline has it; empty where that was not told, or the article is not usable.',
  })
  get authors(): readonly string[] {
    return this.isUsable ? this.entity.authors : [];
  }

  @GetterField(() => DateTime, {
    nullable: true,
    description: 'When it was published; null where that was not told.',
  })
  get datePublished(): string | null {
    return this.entity.datePublished;
  }

  @GetterField(() => String, {
    description: 'Language tag by BCP 47, given or detected; "und" where neither tells.',
  })
  get language(): string {
    return this.entity.language;
  }

  @GetterField(() => String, { description: VERSION_DESCRIPTION })
  get version(): string {
    return versionOf(this.entity);
  }

  @GetterField(() => DateTime, { description: 'When it was first taken in.' })
  get dateCreated(): string {
    return this.entity.dateCreated;
  }

  @GetterField(() => DateTime, { description: 'When it was last taken in with a change.' })
  get dateModified(): string {
    return this.entity.dateModified;
  }
}

import { ID, ObjectType } from 'type-graphql';
import type { Article } from '../domain/article.js';
import { DateTime } from './date-time.scalar.js';
import { GetterField } from './getter-field.js';
import { NodeType } from './node.type.js';

@ObjectType('Article', {
  implements: NodeType,
  simpleResolvers: true,
  description: 'A news article (schema.org NewsArticle).',
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

  @GetterField(() => String, { nullable: true, description: 'Null where none was told.' })
  get headline(): string | null {
    return this.entity.headline;
  }

  @GetterField(() => String, {
    nullable: true,
    description: 'Who published it; null where that was not told.',
  })
  get publisher(): string | null {
    return this.entity.publisher;
  }

  @GetterField(() => [String], {
    description: 'Who wrote it, as the byline has it; empty where that was not told.',
  })
  get authors(): readonly string[] {
    return this.entity.authors;
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

  @GetterField(() => DateTime, { description: 'When it was first taken in.' })
  get dateCreated(): string {
    return this.entity.dateCreated;
  }

  @GetterField(() => DateTime, { description: 'When it was last taken in with a change.' })
  get dateModified(): string {
    return this.entity.dateModified;
  }
}

import { Int, ObjectType } from 'type-graphql';
import type { Place } from '../domain/statement.js';
import { GetterField } from './getter-field.js';

@ObjectType('Place', {
  simpleResolvers: true,
  description:
    "A stretch of an article's body, as W3C Web Annotation's text position and text quote selectors tell it.",
})
export class PlaceType {
  readonly articleId: string;
  readonly #place: Place;

  constructor(articleId: string, place: Place) {
    this.articleId = articleId;
    this.#place = place;
  }

  @GetterField(() => Int, {
    description: 'Where it starts in the body, in UTF-16 code units (JavaScript, Java, C#), from 0.',
  })
  get start(): number {
    return this.#place.start;
  }

  @GetterField(() => Int, {
    description: 'Where it ends, in UTF-16 code units; the unit at this offset is no longer part of it.',
  })
  get end(): number {
    return this.#place.end;
  }

  @GetterField(() => Int, {
    description: 'Where it starts, in Unicode code points (Python, Ruby, Swift scalars), from 0.',
  })
  get startCodePoint(): number {
    return this.#place.startCodePoint;
  }

  @GetterField(() => Int, { description: 'Where it ends, in Unicode code points, itself excluded.' })
  get endCodePoint(): number {
    return this.#place.endCodePoint;
  }
}

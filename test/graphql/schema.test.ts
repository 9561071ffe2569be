import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import {
  type GraphQLScalarType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  parse,
  validate,
} from 'graphql';
import { readOperations } from '../../src/graphql/operations.js';
import { makeSchema, schemaText } from '../../src/graphql/schema.js';

const OPERATIONS = new URL('../../schema/operations/', import.meta.url).pathname;

describe('the schema', () => {
  it('is the one in schema/schema.graphql; after a change, "npm run schema" prints it', async () => {
    const kept = await readFile(new URL('../../schema/schema.graphql', import.meta.url), 'utf8');
    expect(schemaText()).toBe(kept);
  });

  it('describes every type, field, argument and enum value', () => {
    const undescribed: string[] = [];
    const note = (name: string, { description }: { description?: string | null | undefined }) => {
      if (!description?.trim()) undescribed.push(name);
    };
    for (const type of Object.values(makeSchema().getTypeMap())) {
      if (type.name.startsWith('__') || (isScalarType(type) && type.name !== 'DateTime')) continue;
      if (!['Query', 'Mutation', 'Subscription'].includes(type.name)) note(type.name, type);
      if (isObjectType(type) || isInterfaceType(type))
        for (const field of Object.values(type.getFields())) {
          note(`${type.name}.${field.name}`, field);
          for (const argument of field.args) note(`${type.name}.${field.name}(${argument.name})`, argument);
        }
      if (isInputObjectType(type))
        for (const field of Object.values(type.getFields())) note(`${type.name}.${field.name}`, field);
      if ('getValues' in type)
        for (const value of type.getValues()) note(`${type.name}.${value.name}`, value);
    }
    expect(undescribed).toEqual([]);
  });

  it('tells of every scalar of its own where it is specified', () => {
    const scalars = Object.values(makeSchema().getTypeMap()).filter(
      (type) => isScalarType(type) && !isSpecifiedScalarType(type),
    ) as GraphQLScalarType[];
    expect(scalars.map(({ name }) => name)).toContain('DateTime');
    for (const { specifiedByURL } of scalars) expect(specifiedByURL).toMatch(/^https:/);
  });

  it('has every ready-made operation valid, described and named as its file', async () => {
    const operations = await readOperations(OPERATIONS);
    expect(operations.length).toBeGreaterThan(4);
    for (const { name, description, query } of operations) {
      expect([name, validate(makeSchema(), parse(query))]).toEqual([name, []]);
      expect(description).toMatch(/\.$/);
    }
  });
});

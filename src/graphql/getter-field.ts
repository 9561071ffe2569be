import { type Args, Field, type FieldOptions } from 'type-graphql';

/** As type-graphql's decorators take a type. */
type TypeFunction = NonNullable<Parameters<typeof Args>[0]>;

/**
 * A field that is read from a getter. Given the getter's descriptor, as decorators are, type-graphql would put a
 * resolver of its own around it, which finds the same at the price of all the rest of the field.
 */
export function GetterField(type: TypeFunction, options: FieldOptions) {
  const field = Field(type as () => StringConstructor, { ...options, simple: true }) as PropertyDecorator;
  return (prototype: object, name: string, _descriptor: PropertyDescriptor): void => field(prototype, name);
}

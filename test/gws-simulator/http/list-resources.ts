/** The conventions of every list: uris, or the fields that are asked for, filtered by fields of the same name (§6.1). */
import type { Json } from '#test/gws-simulator/wire/wire-format.ts';
import type { Reply } from './reply.ts';
import { accept } from './reply.ts';

/** Query parameters that are no fields. */
const reserved = new Set(['fields', 'subresources']);

/** `name` is that of the resource in the plural, such as `users`. */
export function listResources(name: string, items: readonly Json[], query: URLSearchParams): Reply {
  const wanted = items.filter((item) => fits(item, query));
  const fields = query.get('fields');
  if (fields === null) return accept({ uris: wanted.map((item) => item['uri']) });
  return accept({ [name]: fields === '*' ? wanted : wanted.map((item) => pick(item, fields)) });
}

function fits(item: Json, query: URLSearchParams): boolean {
  return [...query].every(
    ([name, value]) => reserved.has(name) || !Object.hasOwn(item, name) || String(item[name]) === value,
  );
}

function pick(item: Json, fields: string): Json {
  const names = new Set(fields.split(',').map((name) => name.trim()));
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}

/** Which of the known subresources are asked for: `*` or a comma list (§6.1). */
export function readSubresources<T>(
  query: URLSearchParams,
  known: Readonly<Record<string, T>>,
): [name: string, subresource: T][] {
  const asked = query.get('subresources') ?? '';
  const names = asked.split(',').map((name) => name.trim());
  return Object.entries(known).filter(([name]) => asked === '*' || names.includes(name));
}

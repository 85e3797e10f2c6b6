type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

/** An object without its undefined values, and its type. */
export type WithoutUndefined<T> = Omit<T, Optional<T>> & { [K in Optional<T>]?: Exclude<T[K], undefined> };

export function omitUndefined<T extends object>(object: T): WithoutUndefined<T> {
	const kept: Partial<T> = {};
	for (const key in object) if (object[key] !== undefined) kept[key] = object[key];
	return kept as WithoutUndefined<T>;
}

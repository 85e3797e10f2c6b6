type Optional<T> = { [K in keyof T]: undefined extends T[K] ? K : never }[keyof T];

/** An object without its undefined values, typed so. */
export type Compact<T> = Omit<T, Optional<T>> & { [K in Optional<T>]?: Exclude<T[K], undefined> };

export const compact = <T extends object>(object: T): Compact<T> =>
	Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as Compact<T>;

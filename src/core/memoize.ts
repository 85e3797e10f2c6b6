/** Memoizes `make` by its argument. When `most` keys are reached, the cache is cleared. */
export function memoize<K, V>(most: number, make: (key: K) => V): (key: K) => V {
	const known = new Map<K, V>();
	return (key) => {
		const value = known.get(key);
		if (value !== undefined || known.has(key)) return value as V;
		if (known.size >= most) known.clear();
		const made = make(key);
		known.set(key, made);
		return made;
	};
}

/** Memoizes `make` by its argument, an object, as long as that exists. */
export function memoizeWeak<K extends object, V extends object>(make: (key: K) => V): (key: K) => V {
	const known = new WeakMap<K, V>();
	return (key) => {
		const value = known.get(key);
		if (value !== undefined) return value;
		const made = make(key);
		known.set(key, made);
		return made;
	};
}

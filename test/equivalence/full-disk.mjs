/**
 * A disk that is full, for a process that loads this first (`node --import`): after `DISK_AFTER` writes into a `.stage` folder every
 * further one fails with `DISK_FAULT`, such as ENOSPC. Only what lands in the stage counts; moves out of it go on.
 */
import fs from "node:fs";
import { syncBuiltinESMExports } from "node:module";

const { DISK_FAULT: code, DISK_AFTER } = process.env;
let left = Number(DISK_AFTER);
const staged = (path) => /[/\\]\.stage(?:[/\\]|$)/.test(String(path instanceof URL ? path.pathname : path));
const opened = new Set();

/** Throws if the disk fails. */
function spend(syscall, path) {
	if (left-- > 0) return;
	throw Object.assign(new Error(`${code}: the disk refuses, ${syscall} '${path}'`), {
		code,
		syscall,
		path,
		errno: -28,
	});
}
const writes = (flags) => flags !== undefined && flags !== "r" && flags !== 0;

/** The index of the argument that is the written file, by the name of the function. */
const TARGETS = { writeFile: 0, appendFile: 0, mkdir: 0, open: 0, copyFile: 1, cp: 1, rename: 1, link: 1, symlink: 1 };
const hits = (name, args) => {
	const path = args[TARGETS[name]];
	const flags = name === "open" ? writes(args[1]) : true;
	return flags && (staged(path) || opened.has(path)) ? path : undefined;
};

for (const name of Object.keys(TARGETS)) {
	const [callback, sync, promise] = [fs[name], fs[`${name}Sync`], fs.promises[name]];
	fs[`${name}Sync`] = (...args) => {
		const path = hits(name, args);
		if (path !== undefined) spend(name, path);
		const result = sync(...args);
		if (name === "open" && path !== undefined) opened.add(result);
		return result;
	};
	fs.promises[name] = async (...args) => {
		const path = hits(name, args);
		if (path !== undefined) spend(name, path);
		const result = await promise(...args);
		if (name === "open" && path !== undefined) guard(result, path);
		return result;
	};
	fs[name] = (...args) => {
		const path = hits(name, args);
		try {
			if (path !== undefined) spend(name, path);
		} catch (cause) {
			return process.nextTick(args.at(-1), cause);
		}
		if (name !== "open" || path === undefined) return callback(...args);
		const done = args.pop();
		return callback(...args, (cause, descriptor) => {
			if (!cause) opened.add(descriptor);
			done(cause, descriptor);
		});
	};
}
for (const name of ["write", "writev"]) {
	const [callback, sync] = [fs[name], fs[`${name}Sync`]];
	fs[`${name}Sync`] = (descriptor, ...args) => {
		if (opened.has(descriptor)) spend(name, descriptor);
		return sync(descriptor, ...args);
	};
	fs[name] = (descriptor, ...args) => {
		try {
			if (opened.has(descriptor)) spend(name, descriptor);
		} catch (cause) {
			return process.nextTick(args.at(-1), cause);
		}
		return callback(descriptor, ...args);
	};
}
const { close, closeSync } = fs;
fs.close = (descriptor, ...args) => {
	opened.delete(descriptor);
	return close(descriptor, ...args);
};
fs.closeSync = (descriptor) => {
	opened.delete(descriptor);
	return closeSync(descriptor);
};
/** A file handle has a write method of its own. */
function guard(handle, path) {
	for (const name of ["write", "writev", "writeFile", "appendFile"]) {
		const plain = handle[name].bind(handle);
		handle[name] = async (...args) => {
			spend(name, path);
			return plain(...args);
		};
	}
}
syncBuiltinESMExports();

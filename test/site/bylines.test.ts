/** The names in a byline, without a site. */
import { describe, expect, it } from "vitest";
import { bylineReader } from "../../src/site/collections/bylines.js";

const reader = (languages: readonly string[] = [], authors: readonly string[] = []) =>
	bylineReader(languages, {
		isAuthor: (name) => authors.includes(name),
		isSiteName: (name) => name === "The Vale Post",
	});
const namesIn = (line: string | readonly string[], languages?: readonly string[], authors?: readonly string[]) =>
	reader(languages, authors)(line).names;

describe("a line", () => {
	it.each([
		["Mara Lindqvist", ["Mara Lindqvist"]],
		["Mara Lindqvist and Tom Hale", ["Mara Lindqvist", "Tom Hale"]],
		["MARA LINDQVIST AND TOM HALE", ["MARA LINDQVIST", "TOM HALE"]],
		["A, B and C", ["A", "B", "C"]],
		["A, B, and C", ["A", "B", "C"]],
		["A; B", ["A", "B"]],
		["By Mara Lindqvist and by Tom Hale", ["Mara Lindqvist", "Tom Hale"]],
		["By: Mara Lindqvist", ["Mara Lindqvist"]],
		["Andy Sanders", ["Andy Sanders"]],
		["Byron Andrews", ["Byron Andrews"]],
		["John E Marsh", ["John E Marsh"]],
		["Smith & Sons", ["Smith & Sons"]],
		["Port & Rail Desk", ["Port & Rail Desk"]],
		["Mara Lindqvist & Tom Hale", ["Mara Lindqvist", "Tom Hale"]],
		["Mara Lindqvist with Tom Hale", ["Mara Lindqvist", "Tom Hale"]],
		["Mara Lindqvist,, Tom Hale,", ["Mara Lindqvist", "Tom Hale"]],
		["港口部、市政部", ["港口部", "市政部"]],
	])("%s", (line, names) => expect(namesIn(line)).toEqual(names));
});

describe("suffixes and degrees are not people", () => {
	it.each([
		["Harold Finch, Jr.", ["Harold Finch, Jr."]],
		["Harold Finch, Jr. and Sid Moss, III", ["Harold Finch, Jr.", "Sid Moss, III"]],
		["Ana Ruiz, MD and Tom Hale, PhD", ["Ana Ruiz, MD", "Tom Hale, PhD"]],
		["Ana Ruiz, M.D., Ph. D., Tom Hale", ["Ana Ruiz, M.D., Ph. D.", "Tom Hale"]],
		["Ana Ruiz, RN, MSc & Tom Hale, OBE", ["Ana Ruiz, RN, MSc", "Tom Hale, OBE"]],
		["Ana Ruiz, MD/PhD", ["Ana Ruiz, MD/PhD"]],
		["Ana Ruiz, Esq., and Tom Hale, MP", ["Ana Ruiz, Esq.", "Tom Hale, MP"]],
		["Lin, Ma", ["Lin", "Ma"]],
		["Jack Ma, MA", ["Jack Ma, MA"]],
		["Dr. Ana Ruiz and Prof. Tom Hale", ["Dr. Ana Ruiz", "Prof. Tom Hale"]],
	])("%s", (line, names) => expect(namesIn(line)).toEqual(names));
	it("in a list that YAML cut at the comma as well", () => {
		expect(namesIn(["Harold Finch", "Jr."])).toEqual(["Harold Finch, Jr."]);
		expect(namesIn(["Ana Ruiz", "MD", "Tom Hale"])).toEqual(["Ana Ruiz, MD", "Tom Hale"]);
	});
	it("an author with a degree is the same author, a son is not his father", () => {
		expect(namesIn("Ana Ruiz, MD and Tom Hale", [], ["Ana Ruiz"])).toEqual(["Ana Ruiz", "Tom Hale"]);
		expect(namesIn("Harold Finch, Jr.", [], ["Harold Finch"])).toEqual(["Harold Finch, Jr."]);
	});
});

describe("names and keys of author files come first", () => {
	const authors = ["Office of Port and Rail", "Hale, Moss & Daughters", "By Design", "port-and-rail", "Ortega"];
	it.each([
		["Office of Port and Rail", ["Office of Port and Rail"]],
		["Ana Ruiz and Office of Port and Rail", ["Ana Ruiz", "Office of Port and Rail"]],
		["Office of Port and Rail, Ana Ruiz", ["Office of Port and Rail", "Ana Ruiz"]],
		["By Ana Ruiz, Hale, Moss & Daughters and Tom Hale", ["Ana Ruiz", "Hale, Moss & Daughters", "Tom Hale"]],
		["By Design", ["By Design"]],
		["Ana Ruiz and port-and-rail", ["Ana Ruiz", "port-and-rail"]],
	])("%s", (line, names) => expect(namesIn(line, [], authors)).toEqual(names));
	it("even where a letter of the name is a conjunction elsewhere", () => {
		expect(namesIn("ليلى حداد، وطفاء علي", ["ar"], ["وطفاء علي"])).toEqual(["ليلى حداد", "وطفاء علي"]);
		expect(namesIn("Ana Ruiz y Ortega", ["es"], ["Ortega"])).toEqual(["Ana Ruiz", "Ortega"]);
	});
});

describe("other languages", () => {
	it.each([
		["es", "Por Ana Ruiz y Luis Vega", ["Ana Ruiz", "Luis Vega"]],
		["es-MX", "Por: Ana Ruiz, Luis Vega e Inés Soto", ["Ana Ruiz", "Luis Vega", "Inés Soto"]],
		["es", "José Ortega y Gasset", ["José Ortega y Gasset"]],
		["es", "María de la Cruz y Ana Ruiz", ["María de la Cruz", "Ana Ruiz"]],
		["es", "Porfirio Díaz", ["Porfirio Díaz"]],
		["de", "Von Anna Berg und Jan Holm", ["Anna Berg", "Jan Holm"]],
		["de", "VON ANNA BERG UND JAN HOLM", ["ANNA BERG", "JAN HOLM"]],
		["de", "von Anna Berg, Jan Holm und dpa", ["Anna Berg", "Jan Holm", "dpa"]],
		["de", "Ludwig von Berg", ["Ludwig von Berg"]],
		["de", "von der Tann", ["von der Tann"]],
		["de", "Anna Berg und Ludwig von Holm", ["Anna Berg", "Ludwig von Holm"]],
		["de", "Anna Berg and Jan Holm", ["Anna Berg", "Jan Holm"]],
		["ar", "بقلم ليلى حداد وكريم منصور", ["ليلى حداد", "كريم منصور"]],
		["ar", "بقلم: ليلى حداد، سامر نور، وكريم منصور", ["ليلى حداد", "سامر نور", "كريم منصور"]],
		["ar", "ليلى حداد و كريم منصور", ["ليلى حداد", "كريم منصور"]],
		["ar", "ليلى حداد ووليد منصور", ["ليلى حداد", "وليد منصور"]],
		["ar", "محمد علي وليد حسن", ["محمد علي وليد حسن"]],
		["ar", "وفاء سالم", ["وفاء سالم"]],
	])("%s: %s", (language, line, names) => expect(namesIn(line, [language])).toEqual(names));
	it("a language that the site does not have cuts nothing", () => {
		expect(namesIn("Ana Ruiz y Luis Vega")).toEqual(["Ana Ruiz y Luis Vega"]);
		expect(namesIn("Von Anna Berg")).toEqual(["Von Anna Berg"]);
	});
});

describe("what may be one name or two counts as one, and is reported", () => {
	it.each([
		["Ana y Luis Vega", ["es"], ["Ana", "Luis Vega"]],
		["Santiago Ramón y Cajal", ["es"], ["Santiago Ramón", "Cajal"]],
		["ليلى وكريم", ["ar"], ["ليلى", "كريم"]],
		["Ana Ruiz with wire reports", [], ["Ana Ruiz", "wire reports"]],
	])("%s", (line, languages, two) => {
		expect(reader(languages)(line)).toEqual({ names: [line], jobs: [], unclear: [{ name: line, two }] });
	});
	it("but not where an author file has it", () => {
		expect(reader(["es"], ["José Ortega y Gasset"])("José Ortega y Gasset").unclear).toEqual([]);
	});
});

describe("a job title after a name is not a person", () => {
	it.each([
		["Mara Lindqvist, City Editor", [], ["Mara Lindqvist"], ["City Editor"]],
		["Tom Hale, Staff Writer, The Post", [], ["Tom Hale"], ["Staff Writer", "The Post"]],
		["Tom Hale, The Vale Post", [], ["Tom Hale"], ["The Vale Post"]],
		[
			"Mara Lindqvist, editor-in-chief, and Tom Hale, Editor at Large",
			[],
			["Mara Lindqvist", "Tom Hale"],
			["editor-in-chief", "Editor at Large"],
		],
		["Ana Ruiz, MD, Health Correspondent", [], ["Ana Ruiz, MD"], ["Health Correspondent"]],
		[
			"Anna Berg, Wirtschaftsredakteurin und Jan Holm, Chefreporter",
			["de"],
			["Anna Berg", "Jan Holm"],
			["Wirtschaftsredakteurin", "Chefreporter"],
		],
		["Ana Ruiz, redactora de Cultura", ["es"], ["Ana Ruiz"], ["redactora de Cultura"]],
		["ليلى حداد، محررة الشؤون المحلية", ["ar"], ["ليلى حداد"], ["محررة الشؤون المحلية"]],
	])("%s", (line, languages, names, jobs) => {
		const found = reader(languages)(line);
		expect([found.names, found.jobs.map(({ job }) => job)]).toEqual([names, jobs]);
	});
	it.each([
		"The Editors",
		"Staff Writer",
		"Mara Lindqvist and The Editors",
		"Tom Hale, Ida Editorson",
		"Tom Hale, Department of Health",
	])("%s has none", (line) => expect(reader()(line).jobs).toEqual([]));
	it("unless an author file has that name", () => {
		expect(namesIn("Tom Hale, Courier Reporter", [], ["Courier Reporter"])).toEqual(["Tom Hale", "Courier Reporter"]);
	});
	it("in a list that YAML cut at the comma as well", () => {
		expect(reader()(["Mara Lindqvist", "City Editor"])).toMatchObject({
			names: ["Mara Lindqvist"],
			jobs: [{ job: "City Editor" }],
		});
	});
});

it("a line of many separators is split quickly", () => {
	expect(namesIn("A, ".repeat(20_000)).length).toBe(20_000);
	expect(namesIn(`${"y ".repeat(20_000)}`, ["es"]).length).toBe(1);
});

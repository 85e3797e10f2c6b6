declare module "@adobe/structured-data-validator" {
	interface Issue {
		readonly issueMessage: string;
		readonly path: readonly { readonly property?: string }[];
	}
	export default class Validator {
		constructor(schemaOrgJson: object);
		validate(data: { readonly jsonld: object; readonly errors: readonly object[] }): Promise<Issue[]>;
	}
}

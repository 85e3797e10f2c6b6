/** When a picture is loaded: with the page, with high priority; or when it comes near. */
export const FIRST = { fetchpriority: "high" } as const;
export const LATER = { loading: "lazy", decoding: "async" } as const;

/** When a picture is loaded: with the page, before all others; or when it comes near. */
export const FIRST = { fetchpriority: "high" } as const;
export const LATER = { loading: "lazy", decoding: "async" } as const;

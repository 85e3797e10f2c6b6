/** Requests to S3 and compatible services: R2, B2, MinIO, Scaleway, Google Cloud Storage with its XML API. */
import { execFile } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import { promisify } from "node:util";
import * as z from "zod";
import type { S3Target } from "../../core/deploy-targets.js";
import { error } from "../../core/problem.js";
import { Refused } from "../refused.js";
import type { TargetContext } from "../target.js";
import { type AwsKeys, type S3Answer, type S3Request, signedRequests } from "./s3-request.js";

export interface S3 {
	/** `key` follows the bucket. `sha256` is that of the body. Requests with the status 500 or 429 and failed connections are repeated. */
	readonly ask: (method: S3Request["method"], key: string, more?: More) => Promise<S3Answer>;
}
interface More extends Partial<Pick<S3Request, "headers" | "body">> {
	readonly sha256?: string;
}

/** Maximum number of parallel requests. */
export const MAX_S3_REQUESTS = 16;
/** Maximum number of attempts if the connection fails. */
const MAX_S3_TRIES = 3;
/** Maximum number of repetitions while the host is busy. */
const MAX_S3_REPETITIONS = 7;
/** Milliseconds before the first repetition at most; the pause doubles. */
const MIN_S3_RETRY_MS = 50;

export async function s3Client(config: S3Target, { env }: TargetContext): Promise<S3> {
	const region = config.region ?? env.AWS_REGION ?? env.AWS_DEFAULT_REGION ?? (config.endpoint ? "auto" : "us-east-1");
	const base = baseOf(config, region, env.AWS_ENDPOINT_URL_S3 ?? env.AWS_ENDPOINT_URL);
	const request = signedRequests(await awsKeys(env), region);
	return {
		ask: async (method, key, { headers = {}, body, sha256 } = {}) => {
			const signed = { ...headers, ...(sha256 !== undefined && { "x-amz-content-sha256": sha256 }) };
			const url = `${base}/${encoded(key)}`;
			for (let repeated = 0, failed = 1; ; ) {
				try {
					const answer = await request(url, { method, headers: signed, body });
					const isBusy = answer.status >= 500 || answer.status === 429;
					if (!isBusy || repeated === MAX_S3_REPETITIONS) return answer;
					await wait(Math.random() * MIN_S3_RETRY_MS * 2 ** repeated++);
				} catch (cause) {
					if (failed === MAX_S3_TRIES) throw cause;
					await wait(MIN_S3_RETRY_MS * 5 ** failed++);
				}
			}
		},
	};
}

/** TLS certificates do not cover bucket names with a dot. */
function baseOf({ bucket, endpoint }: S3Target, region: string, own: string | undefined): string {
	const at = (endpoint ?? own)?.replace(/\/+$/, "");
	if (at) return `${at}/${bucket}`;
	const host = `s3.${region}.amazonaws.com`;
	return bucket.includes(".") ? `https://${host}/${bucket}` : `https://${bucket}.${host}`;
}

/** Each part as in RFC 3986: also encodes characters that `encodeURIComponent` leaves and S3 signs encoded. */
const encoded = (key: string): string =>
	key
		.split("/")
		.map((part) =>
			encodeURIComponent(part).replace(/[!'()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`),
		)
		.join("/");

const Exported = z.object({
	AccessKeyId: z.string(),
	SecretAccessKey: z.string(),
	SessionToken: z.string().optional(),
});

/** From the environment; otherwise from the chain of the AWS command line: profiles, single sign-on, roles. */
async function awsKeys(env: TargetContext["env"]): Promise<AwsKeys> {
	const {
		AWS_ACCESS_KEY_ID: accessKeyId,
		AWS_SECRET_ACCESS_KEY: secretAccessKey,
		AWS_SESSION_TOKEN: sessionToken,
	} = env;
	if (accessKeyId && secretAccessKey) return { accessKeyId, secretAccessKey, ...(sessionToken && { sessionToken }) };
	try {
		const { stdout } = await promisify(execFile)("aws", ["configure", "export-credentials", "--format", "process"], {
			env,
		});
		const found = Exported.parse(JSON.parse(stdout));
		const { AccessKeyId, SecretAccessKey, SessionToken } = found;
		return {
			accessKeyId: AccessKeyId,
			secretAccessKey: SecretAccessKey,
			...(SessionToken && { sessionToken: SessionToken }),
		};
	} catch {
		// An error may contain a secret.
		throw new Refused(
			error(
				"deploy-secrets",
				"There is no key for S3: neither in the environment nor from the AWS command line",
				undefined,
				{
					hint: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; or `aws configure sso`, then AWS_PROFILE",
				},
			),
			2,
		);
	}
}

/** Why a request was rejected: `403 SignatureDoesNotMatch: The request signature …`. */
export function s3ErrorText({ status, statusText, body }: S3Answer): string {
	const text = body.toString();
	const part = (name: string) => new RegExp(`<${name}>([^<]*)</${name}>`).exec(text)?.[1]?.trim();
	const words = [part("Code"), part("Message")?.slice(0, 200)].filter(Boolean).join(": ");
	return words ? `${status} ${words}` : `${status} ${statusText}`.trim();
}

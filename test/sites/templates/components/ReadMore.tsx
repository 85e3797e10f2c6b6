export default function ReadMore({ url, headline }: { url: string; headline: string }) {
	return (
		<p>
			<b>Next:</b> <a href={url}>{headline}</a>
		</p>
	);
}

/** Where the story was written, before its first words. */
export default function Dateline({ place }: { place: string }) {
	return <p class="dateline">{`${place} —`}</p>;
}

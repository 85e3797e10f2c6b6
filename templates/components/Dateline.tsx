/** The place of the report, before the first words. */
export default function Dateline({ place }: { place: string }) {
	return <p class="dateline">{`${place} —`}</p>;
}

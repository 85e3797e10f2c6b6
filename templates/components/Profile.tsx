/** The profile of an author: picture, role, biography, contacts. */
import type { AuthorPageView } from "broadsheet";

/** A URL in a readable form. */
function short(url: string): string {
	return url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "");
}

export default function Profile({ view }: { view: AuthorPageView }) {
	const { name, role, picture, biography, email, links } = view;
	return (
		<div class={picture ? "profile profile--picture" : "profile"}>
			{picture && (
				<img
					class="portrait"
					src={picture.url}
					srcset={picture.srcset}
					sizes={picture.srcset && "(min-width: 40rem) 13rem, 10rem"}
					alt={picture.alt}
					width={picture.width}
					height={picture.height}
					fetchpriority="high"
				/>
			)}
			<div class="profile-text">
				<h1>{name}</h1>
				{role && <p class="profile-role">{role}</p>}
				{biography && <div class="profile-bio" dangerouslySetInnerHTML={{ __html: biography }} />}
				{(email || links.length > 0) && (
					<ul class="profile-links">
						{email && (
							<li>
								<a href={`mailto:${email}`}>{email}</a>
							</li>
						)}
						{links.map((url) => (
							<li key={url}>
								<a rel="me" href={url}>
									{short(url)}
								</a>
							</li>
						))}
					</ul>
				)}
			</div>
		</div>
	);
}

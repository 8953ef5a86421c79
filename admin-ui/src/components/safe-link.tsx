interface Props {
	/** Checked by `findSafeHref`, or made by `findLinks`. */
	href: string;
	text: string;
}

/** Links to an address that a visitor gave, without a referrer and marked as user content. */
export function SafeLink( { href, text }: Props ) {
	return (
		<a href={ href } target="_blank" rel="noopener noreferrer nofollow ugc">
			<bdi>{ text }</bdi>
		</a>
	);
}

interface Props {
	path: string;
}

/** An icon in a field of 24 by 24; what it stands for is said by what it stands in. */
export function Icon( { path }: Props ) {
	return (
		<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
			<path d={ path } />
		</svg>
	);
}

export const CROSS = 'M6 6l12 12M18 6 6 18';
export const DOTS = 'M12 5.5v.01M12 12v.01M12 18.5v.01';
export const UP = 'M12 19V5M5.5 11.5 12 5l6.5 6.5';
export const DOWN = 'M12 5v14M5.5 12.5 12 19l6.5-6.5';
export const CHECK = 'M5 12.5l4.5 4.5L19 7.5';

import { __, isRTL } from '@wordpress/i18n';
import type { CSSProperties } from 'react';
import { isOn, textOf, type SettingValues } from '../definitions';

interface Props {
	values: SettingValues;
}

/** Shows what a visitor will see, beside the fields that decide it. */
export function WidgetPreview( { values }: Props ) {
	const accentColor = textOf( values, 'accentColor' );
	const greeting = textOf( values, 'greeting' );
	const style = {
		'--veranda-accent': accentColor,
		'--veranda-on-accent': readableOn( accentColor ),
	} as CSSProperties;

	return (
		// Right is right in every language: only what stands in the window follows the direction of writing.
		<div
			className={ `veranda-preview is-${ textOf( values, 'position' ) }` }
			style={ style }
			dir="ltr"
			aria-hidden="true"
		>
			{ isOn( values, 'isWidgetEnabled' ) ? (
				<>
					<div className="veranda-preview-window" dir={ isRTL() ? 'rtl' : 'ltr' }>
						<div className="veranda-preview-head" dir="auto">
							{ textOf( values, 'title' ) || __( 'Title', 'veranda' ) }
						</div>
						<div className="veranda-preview-body">
							{ greeting && (
								<div className="veranda-preview-bubble" dir="auto">
									{ greeting }
								</div>
							) }
							<div className="veranda-preview-bubble is-own">
								{ __( 'Hi! Do you deliver on Saturdays?', 'veranda' ) }
							</div>
						</div>
					</div>
					<div className="veranda-preview-launcher">
						<svg viewBox="0 0 24 24" width="24" height="24">
							<path d="M4 5h16v11H9l-5 4z" fill="currentColor" />
						</svg>
					</div>
				</>
			) : (
				<p>{ __( 'Visitors see no chat.', 'veranda' ) }</p>
			) }
		</div>
	);
}

/** Returns black or white, whichever is easier to read on a colour (WCAG 2 contrast). */
export function readableOn( color: string ): '#000000' | '#ffffff' {
	const [ red = 0, green = 0, blue = 0 ] = [ 1, 3, 5 ].map( ( start ) => {
		const value = Number.parseInt( color.slice( start, start + 2 ), 16 ) / 255 || 0;
		return value <= 0.04045 ? value / 12.92 : ( ( value + 0.055 ) / 1.055 ) ** 2.4;
	} );
	const luminance = 0.2126 * red + 0.7152 * green + 0.0722 * blue;
	return 1.05 / ( luminance + 0.05 ) >= ( luminance + 0.05 ) / 0.05 ? '#ffffff' : '#000000';
}

import { Button, Spinner } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __, _n } from '@wordpress/i18n';
import type { CannedResponse } from '../../../../../relay/protocol';
import { languageName } from '../../../language';
import { sprintf } from '../../../sprintf';
import { FilledText } from './filled-text';
import type { Picker as PickerState } from './use-picker';

interface Props {
	picker: PickerState;
	onManage(): void;
}

/** The canned responses that match what is typed, with the text that would be inserted. */
export function Picker( { picker, onManage }: Props ) {
	const { isOpen, found, chosen, keepFocus } = picker;
	return (
		<>
			<span className="screen-reader-text" role="status">
				{ isOpen && found.length > 0 && countSentence( found.length ) }
			</span>
			{ isOpen && (
				<div className="veranda-picker" role="presentation" onMouseDown={ keepFocus }>
					{ chosen === null ? (
						<NothingYet picker={ picker } onManage={ onManage } />
					) : (
						<>
							<div className="veranda-picker-panes">
								<Options picker={ picker } chosen={ chosen } />
								<div className="veranda-picker-preview" dir="auto">
									<FilledText text={ picker.preview( chosen ) } />
								</div>
							</div>
							<div className="veranda-picker-foot">
								<span className="veranda-hint">{ __( 'Enter inserts, Esc closes.', 'veranda' ) }</span>
								<Button variant="link" onClick={ onManage }>
									{ __( 'Manage canned responses', 'veranda' ) }
								</Button>
							</div>
						</>
					) }
				</div>
			) }
		</>
	);
}

function Options( { picker, chosen }: { picker: PickerState; chosen: CannedResponse } ) {
	const list = useRef< HTMLUListElement >( null );

	useEffect( () => {
		list.current?.querySelector( '[aria-selected="true"]' )?.scrollIntoView?.( { block: 'nearest' } );
	}, [ chosen ] );

	return (
		<ul ref={ list } id={ picker.listId } role="listbox" aria-label={ __( 'Canned responses', 'veranda' ) }>
			{ picker.found.map( ( response ) => (
				// The field has the focus, and the keys.
				// eslint-disable-next-line jsx-a11y/click-events-have-key-events
				<li
					key={ response.id }
					id={ picker.optionId( response ) }
					role="option"
					tabIndex={ -1 }
					aria-selected={ response === chosen }
					onMouseMove={ () => picker.choose( response ) }
					onClick={ () => picker.insert( response ) }
				>
					<span className="veranda-picker-name">
						<bdi className="veranda-shortcut">/{ response.shortcut }</bdi>
						<bdi>{ response.title }</bdi>
						{ response.language && <small>{ languageName( response.language ) }</small> }
					</span>
					<span className="veranda-picker-body" dir="auto">
						{ picker.preview( response ) }
					</span>
				</li>
			) ) }
		</ul>
	);
}

function NothingYet( { picker, onManage }: Props ) {
	switch ( picker.status ) {
		case 'ready':
			return (
				<div className="veranda-picker-empty">
					<p>
						{ __(
							'There are no canned responses yet. Write down once what you often answer, and insert it by its shortcut.',
							'veranda'
						) }
					</p>
					<Button variant="secondary" size="compact" onClick={ onManage }>
						{ __( 'Write the first one', 'veranda' ) }
					</Button>
				</div>
			);
		case 'failed':
			return (
				<div className="veranda-picker-empty" role="alert">
					<p>{ __( 'The canned responses could not be read.', 'veranda' ) }</p>
					<Button variant="secondary" size="compact" onClick={ picker.retry }>
						{ __( 'Try again', 'veranda' ) }
					</Button>
				</div>
			);
		default:
			return (
				<div className="veranda-picker-empty" aria-busy="true">
					<Spinner />
				</div>
			);
	}
}

function countSentence( count: number ): string {
	return sprintf(
		/* translators: %d: number of canned responses. */
		_n( '%d canned response matches.', '%d canned responses match.', count, 'veranda' ),
		count
	);
}

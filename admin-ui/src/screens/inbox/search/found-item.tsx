import { Icon } from '@wordpress/components';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { SearchField, SearchHighlight, SearchHit } from '../../../../../relay/protocol';
import { Avatar } from '../../../components/avatar';
import { lockOutline } from '../../../icons';
import { formatDateTime } from '../../../time';
import { visitorName } from '../../../visitor-name';
import { TagChips } from '../tags/tag-chips';
import { Highlighted } from './highlighted';

interface Props {
	id: string;
	hit: SearchHit;
	isActive: boolean;
	onChoose(): void;
}

/** Something that was found: who, when, and what was said around it. */
export function FoundItem( { id, hit, isActive, onChoose }: Props ) {
	const { conversation, message, highlights } = hit;
	const item = useRef< HTMLLIElement >( null );
	const { visitor } = conversation;
	const at = message?.createdAt ?? conversation.updatedAt;

	useEffect( () => {
		if ( isActive ) {
			item.current?.scrollIntoView?.( { block: 'nearest' } );
		}
	}, [ isActive ] );

	return (
		// The keys are those of the search field.
		// eslint-disable-next-line jsx-a11y/click-events-have-key-events
		<li
			ref={ item }
			id={ id }
			className="veranda-found"
			role="option"
			aria-selected={ isActive }
			tabIndex={ -1 }
			onClick={ onChoose }
		>
			<Avatar name={ visitorName( visitor ) } id={ visitor.id } avatarUrl={ null } />
			<div className="veranda-found-body">
				<div className="veranda-found-head">
					<strong>
						<bdi>{ visitorName( visitor ) }</bdi>
					</strong>
					<time className="veranda-hint" dateTime={ at }>
						{ formatDateTime( at ) }
					</time>
				</div>
				{ message && (
					<div className="veranda-hint veranda-found-author">
						{ message.kind === 'note' && <Icon icon={ lockOutline } size={ 16 } /> }
						<bdi>
							{ message.author.type === 'visitor' ? visitorName( message.author ) : message.author.name }
						</bdi>
						{ message.kind === 'note' && <span>{ __( 'Note, only for agents', 'veranda' ) }</span> }
					</div>
				) }
				{ highlights.map( ( highlight, place ) => (
					<HighlightLine key={ place } highlight={ highlight } />
				) ) }
				<TagChips names={ conversation.tags } most={ 3 } />
			</div>
		</li>
	);
}

function HighlightLine( { highlight }: { highlight: SearchHighlight } ) {
	const label = fieldLabels[ highlight.field ]();
	return (
		<div className={ label === '' ? 'veranda-found-text' : 'veranda-hint' }>
			{ label !== '' && <span>{ label } </span> }
			<Highlighted text={ highlight.text } ranges={ highlight.ranges } />
		</div>
	);
}

const fieldLabels: Record< SearchField, () => string > = {
	body: () => '',
	name: () => __( 'Name:', 'veranda' ),
	email: () => __( 'Email:', 'veranda' ),
	pageTitle: () => __( 'Page:', 'veranda' ),
	pageUrl: () => __( 'Page address:', 'veranda' ),
	tag: () => __( 'Tag:', 'veranda' ),
};

import { Button, Icon } from '@wordpress/components';
import { useCopyToClipboard } from '@wordpress/compose';
import { useSelect, useDispatch } from '@wordpress/data';
import { __, sprintf } from '@wordpress/i18n';
import type { ReactNode } from 'react';
import { findSafeHref } from '../../../../../relay/client';
import { Avatar } from '../../../components/avatar';
import { SafeLink } from '../../../components/safe-link';
import { arrowLeft, close, copy, info, shield } from '../../../icons';
import { snackbarStore } from '../../../snackbars/store';
import { store } from '../../../store';
import { formatDateTime, formatLocalTime } from '../../../time';
import { useNow } from '../../../use-now';
import { visitorName } from '../../../visitor-name';
import { EarlierConversations } from './earlier-conversations';

interface Props {
	conversationId: string;
	/** Whether this is a step of its own (with "back") or a pane (with "close"). */
	isStep: boolean;
	onClose(): void;
}

/** What is known about the visitor; what is not known is left out. */
export function VisitorPane( { conversationId, isStep, onClose }: Props ) {
	const conversation = useSelect(
		( select ) => select( store ).findConversation( conversationId ),
		[ conversationId ]
	);
	const now = useNow( 30_000 );
	if ( ! conversation ) {
		return null;
	}
	const { visitor, rating } = conversation;
	const name = visitorName( visitor );
	const localTime = visitor.timezone ? formatLocalTime( visitor.timezone, now ) : null;
	const language = visitor.locale ? languageName( visitor.locale ) : null;

	return (
		<aside className="veranda-visitor" aria-label={ __( 'Visitor', 'veranda' ) }>
			<div className="veranda-visitor-head">
				{ isStep && (
					<Button
						className="veranda-mirrors"
						icon={ arrowLeft }
						label={ __( 'Back to the conversation', 'veranda' ) }
						onClick={ onClose }
					/>
				) }
				<h2>{ __( 'Visitor', 'veranda' ) }</h2>
				{ ! isStep && (
					<Button icon={ close } label={ __( 'Hide the visitor', 'veranda' ) } onClick={ onClose } />
				) }
			</div>
			<div className="veranda-visitor-card">
				<Avatar name={ name } id={ visitor.id } isOnline={ visitor.online } />
				<div>
					<bdi className="veranda-visitor-name">{ name }</bdi>
					<span className="veranda-visitor-presence">
						{ visitor.online
							? __( 'On the site now', 'veranda' )
							: sprintf(
									/* translators: %s: a date and time. */
									__( 'Last seen %s', 'veranda' ),
									formatDateTime( visitor.lastSeenAt )
								) }
					</span>
				</div>
			</div>
			<dl>
				{ visitor.name && (
					<Fact label={ __( 'Name', 'veranda' ) } value={ visitor.name }>
						{ ! visitor.email && <Verification isVerified={ visitor.verified } /> }
					</Fact>
				) }
				{ visitor.email && (
					<Fact label={ __( 'E-mail', 'veranda' ) } value={ visitor.email }>
						<Verification isVerified={ visitor.verified } />
					</Fact>
				) }
				{ visitor.page && <PageFact url={ visitor.page.url } title={ visitor.page.title } /> }
				{ language && <Fact label={ __( 'Language', 'veranda' ) } value={ language } /> }
				{ visitor.timezone && (
					<Fact label={ __( 'Time zone', 'veranda' ) } value={ visitor.timezone.replace( /_/g, ' ' ) } />
				) }
				{ localTime && <Fact label={ __( 'Local time', 'veranda' ) } value={ localTime } /> }
				<Fact label={ __( 'First seen', 'veranda' ) } value={ formatDateTime( visitor.createdAt ) } />
				{ rating && (
					<Fact
						label={ __( 'Rating', 'veranda' ) }
						value={ sprintf(
							/* translators: %d: a number from 1 to 5. */
							__( '%d of 5', 'veranda' ),
							rating.score
						) }
					>
						{ rating.comment && (
							<span className="veranda-fact-mark" dir="auto">
								{ rating.comment }
							</span>
						) }
					</Fact>
				) }
			</dl>
			<EarlierConversations key={ visitor.id } visitorId={ visitor.id } currentId={ conversationId } />
		</aside>
	);
}

interface FactProps {
	label: string;
	value: string;
	children?: ReactNode;
}

/** One fact; a click copies it. */
function Fact( { label, value, children }: FactProps ) {
	const { showSnackbar } = useDispatch( snackbarStore );
	const ref = useCopyToClipboard< HTMLButtonElement >( value, () => {
		/* translators: %s: what was copied, for example "E-mail". */
		void showSnackbar( sprintf( __( '%s copied.', 'veranda' ), label ) );
	} );

	return (
		<div className="veranda-fact">
			<dt>{ label }</dt>
			<dd>
				<button
					type="button"
					ref={ ref }
					className="veranda-fact-value"
					title={ __( 'Click to copy', 'veranda' ) }
				>
					<bdi>{ value }</bdi>
					<Icon icon={ copy } size={ 16 } />
				</button>
				{ children }
			</dd>
		</div>
	);
}

function PageFact( { url, title }: { url: string; title: string } ) {
	const href = findSafeHref( url );

	return (
		<div className="veranda-fact">
			<dt>{ __( 'Page', 'veranda' ) }</dt>
			<dd>{ href ? <SafeLink href={ href } text={ title || url } /> : <bdi>{ title || url }</bdi> }</dd>
		</div>
	);
}

/** Says whether WordPress vouches for name and address, or only the visitor does. */
function Verification( { isVerified }: { isVerified: boolean } ) {
	return isVerified ? (
		<span className="veranda-fact-mark is-verified">
			<Icon icon={ shield } size={ 16 } />
			{ __( 'Verified: logged in on this site', 'veranda' ) }
		</span>
	) : (
		<span className="veranda-fact-mark">
			<Icon icon={ info } size={ 16 } />
			{ __( 'Not verified: the visitor typed it', 'veranda' ) }
		</span>
	);
}

/** Returns a language in words, or the code that the browser sent. */
function languageName( locale: string ): string {
	const code = locale.replace( /_/g, '-' );
	try {
		return (
			new Intl.DisplayNames( document.documentElement.lang || 'en', {
				type: 'language',
			} ).of( code ) ?? code
		);
	} catch {
		return code;
	}
}

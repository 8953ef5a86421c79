import { Button, Icon } from '@wordpress/components';
import { useDispatch, useSelect } from '@wordpress/data';
import { useEffect, useRef } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { Page, Visitor, VisitorDetails } from '../../../../../../relay/protocol';
import { Avatar } from '../../../../components/avatar';
import { PageLink } from './page-link';
import { info, pencil, shield } from '../../../../icons';
import { formatNumber, languageName } from '../../../../language';
import { sprintf } from '../../../../sprintf';
import { store } from '../../../../store';
import { openForm } from '../../../../store/visitor-details/visitor-form';
import { formatDateTime, formatLocalTime } from '../../../../time';
import { useNow } from '../../../../use-now';
import { visitorName } from '../../../../visitor-name';
import { CallbackFacts } from '../../kinds/callback-facts';
import { AccountFact } from '../person/account-fact';
import { deviceName } from '../person/device-name';
import { EditedBy } from '../person/edited-by';
import { EditVisitor } from '../person/edit-visitor';
import { Fact } from './fact';
import type { PaneProps } from './pane';

/** The known facts about the visitor; unknown ones are left out. */
export function VisitorFacts( { conversation }: PaneProps ) {
	const { visitor, rating } = conversation;
	const { details, status, form, isSaving, problem } = useSelect(
		( select ) => select( store ).getVisitorDetails( visitor.id ),
		[ visitor.id ]
	);
	const { changeVisitorForm, giveUpVisitorForm, loadVisitorDetails } = useDispatch( store );
	const editButton = useRef< HTMLButtonElement >( null );
	const formBox = useRef< HTMLDivElement >( null );
	const isOpen = form !== null;
	const wasOpen = useRef( isOpen );
	const now = useNow( 30_000 );
	const name = visitorName( visitor );
	const localTime = visitor.timezone ? formatLocalTime( visitor.timezone, now ) : null;
	const device = details && deviceName( details );
	const language = visitor.locale ? languageName( visitor.locale ) : null;

	// A form that was left open comes back without taking the focus: only who opens or closes it is led on.
	useEffect( () => {
		const { current: button } = editButton;
		if ( isOpen && ! wasOpen.current ) {
			formBox.current?.querySelector( 'input' )?.focus();
		} else if (
			! isOpen &&
			wasOpen.current &&
			button?.ownerDocument.activeElement === button?.ownerDocument.body
		) {
			button?.focus();
		}
		wasOpen.current = isOpen;
	}, [ isOpen ] );

	return (
		<>
			<div className="veranda-visitor-card">
				<Avatar name={ name } id={ visitor.id } isOnline={ visitor.online } />
				<div className="veranda-visitor-who">
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
				{ details && (
					<Button
						ref={ editButton }
						icon={ pencil }
						size="compact"
						label={ __( 'Edit the visitor', 'veranda' ) }
						aria-expanded={ isOpen }
						onClick={ () =>
							isOpen
								? void giveUpVisitorForm( visitor.id )
								: void changeVisitorForm( visitor.id, openForm( details ) )
						}
					/>
				) }
			</div>
			{ details && form && (
				<div ref={ formBox }>
					<EditVisitor
						visitorId={ visitor.id }
						form={ form }
						isSaving={ isSaving }
						problem={ problem }
						isVerified={ visitor.verified }
					/>
				</div>
			) }
			{ ! details && status === 'failed' && (
				<p className="veranda-person-state" role="alert">
					{ __( 'The details could not be read.', 'veranda' ) }
					<Button variant="link" onClick={ () => void loadVisitorDetails( visitor.id ) }>
						{ __( 'Try again', 'veranda' ) }
					</Button>
				</p>
			) }
			<dl aria-busy={ ! details && status === 'loading' }>
				<CallbackFacts conversation={ conversation } />
				<PersonFacts visitor={ visitor } details={ details } />
				{ details && <AccountFact account={ details.account } /> }
				{ visitor.page && <PageFact { ...visitor.page } isNow={ visitor.online } /> }
				{ language && <Fact label={ __( 'Language', 'veranda' ) } value={ language } /> }
				{ visitor.timezone && (
					<Fact label={ __( 'Time zone', 'veranda' ) } value={ visitor.timezone.replace( /_/g, ' ' ) } />
				) }
				{ localTime && <Fact label={ __( 'Local time', 'veranda' ) } value={ localTime } /> }
				{ device && <Fact label={ __( 'Device', 'veranda' ) } value={ device } /> }
				{ details && details.visits > 1 && (
					<Fact label={ __( 'Visits', 'veranda' ) } value={ formatNumber( details.visits ) } />
				) }
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
		</>
	);
}

interface PersonFactsProps {
	/** As the stream tells it. */
	visitor: Visitor;
	/** Null: not read yet. */
	details: VisitorDetails | null;
}

/** Who the visitor is, with who says so. */
function PersonFacts( { visitor, details }: PersonFactsProps ) {
	const { name, email, verified } = visitor;
	const editOf = ( field: string ) => details?.edits.find( ( edit ) => edit.field === field );
	const sourceOf = ( field: 'name' | 'email' ) => {
		// What the visitor has typed since is not the agent's any more.
		const edit = details?.[ field ] === visitor[ field ] ? editOf( field ) : undefined;
		return edit ? <EditedBy edit={ edit } /> : null;
	};
	const isNameAlone = name !== '' && ! email;
	const own = ( field: string, label: string, value: string | null | undefined ) => {
		const edit = editOf( field );
		return (
			value && (
				<Fact key={ field } label={ label } value={ value }>
					{ edit && <EditedBy edit={ edit } /> }
				</Fact>
			)
		);
	};

	return (
		<>
			{ name && (
				<Fact label={ __( 'Name', 'veranda' ) } value={ name }>
					{ sourceOf( 'name' ) ?? ( isNameAlone && <Verification isVerified={ verified } /> ) }
				</Fact>
			) }
			{ email && (
				<Fact label={ __( 'Email', 'veranda' ) } value={ email }>
					{ sourceOf( 'email' ) ?? <Verification isVerified={ verified } /> }
				</Fact>
			) }
			{ own( 'phone', __( 'Phone', 'veranda' ), details?.phone ) }
			{ own( 'company', __( 'Company', 'veranda' ), details?.company ) }
			{ Object.entries( details?.fields ?? {} ).map( ( [ field, value ] ) =>
				own( `fields.${ field }`, field, value )
			) }
		</>
	);
}

function PageFact( { url, title, isNow }: Page & { isNow: boolean } ) {
	return (
		<div className="veranda-fact">
			<dt>{ isNow ? __( 'Now on', 'veranda' ) : __( 'Last page', 'veranda' ) }</dt>
			<dd>
				<PageLink url={ url } title={ title } />
			</dd>
		</div>
	);
}

/** Says whether WordPress confirmed the name and address, or the visitor typed them. */
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

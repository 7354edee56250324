/// What a port speaks.
package enum PortProtocol: String, ClosedChoice {
    case http
    case tcp
    case udp
}

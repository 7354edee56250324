/// How an image is made from a repository; the server refuses what it cannot do yet.
package enum BuildType: String, ClosedChoice {
    case auto
    case dockerfile
    case compose
    case script
    case staticSite = "static"
    case node
    case python
    case go
    case rust
    case java
    case php
    case ruby
    case dotnet
}
